import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { decodeBase64, decodeBinary } from "./binary.js";

/** Node's own decoding, which takes more than strict base64: only a way back tells. */
function decodeAndEncode(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, "base64");
  return bytes.toString("base64") === text ? bytes : undefined;
}

const near = fc.string({
  unit: fc.constantFrom(..."AQgwRz09+/-_=\n ×\u0141\u{1f3ab}"),
  maxLength: 12,
});
const spoilt = fc
  .tuple(fc.uint8Array({ maxLength: 40 }), fc.nat(60), near)
  .map(([bytes, at, put]) => {
    const text = Buffer.from(bytes).toString("base64");
    return text.slice(0, at) + put + text.slice(at + put.length);
  });

test("base64 is decoded if it is what its bytes are encoded to", () => {
  fc.assert(
    fc.property(fc.oneof(near, spoilt), (text) => {
      assert.equal(decodeBase64(text), decodeAndEncode(text));
    }),
    { numRuns: 5000 },
  );
});

test("the lower byte of a character is no character of base64", () => {
  assert.is(decodeBase64("\u0151UJD"), undefined);
  assert.is(decodeBase64("éUJD"), undefined);
});

test("bytes come back from base64, and from base64 of base64", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
      const once = Buffer.from(bytes).toString("base64");
      const twice = Buffer.from(once).toString("base64");
      assert.equal(Uint8Array.from(decodeBinary(once, "base64") ?? []), bytes);
      assert.equal(Uint8Array.from(decodeBinary(twice, "base64-twice") ?? []), bytes);
    }),
  );
});

test.run();
