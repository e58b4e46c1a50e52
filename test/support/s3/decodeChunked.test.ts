import { test } from "uvu";
import * as assert from "uvu/assert";
import { decodeChunked } from "./decodeChunked.js";

const decode = (text: string) => decodeChunked(Buffer.from(text, "latin1"));

test("chunks are joined and trailers read", () => {
  const { bytes, trailers } = decode(
    "5\r\nhello\r\nB\r\n\r\n, world\r\n\r\n0\r\nx-amz-checksum-crc32: AAAA==\r\n\r\n",
  );
  assert.is(bytes.toString(), "hello\r\n, world\r\n");
  assert.equal(trailers, { "x-amz-checksum-crc32": "AAAA==" });
});

test("signatures of chunks are passed over", () => {
  const signed = "2;chunk-signature=0f\r\nok\r\n0;chunk-signature=aa\r\n\r\n";
  assert.is(decode(signed).bytes.toString(), "ok");
});

test("an empty body is one chunk of size 0", () => {
  assert.is(decode("0\r\n\r\n").bytes.length, 0);
});

for (const [what, text] of [
  ["nothing", ""],
  ["no last chunk", "2\r\nok\r\n"],
  ["a chunk that is shorter than its size", "9\r\nok\r\n0\r\n\r\n"],
  ["a size that is no number", "zz\r\nok\r\n0\r\n\r\n"],
  ["a size without a line end", "2"],
] as const) {
  test(`a body with ${what} is incomplete`, () => {
    assert.throws(() => decode(text), /terminated unexpectedly/);
  });
}

test.run();
