import { snappyUncompress } from "hyparquet";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { leafColumn } from "../../../test/support/leafColumn.js";
import { Random } from "../../demand/sample/Random.js";
import { encodeColumn } from "./encodeColumn.js";

const random = new Random(5);

/** Encode a page whose body ends with the bytes. */
function pageOf(bytes: Uint8Array) {
  const [page] = encodeColumn(leafColumn({ kind: "bytes" }, [bytes]), true).pages;
  assert.ok(page);
  return page;
}

function bytesOf(length: number, byteAt: (at: number) => number): Uint8Array {
  return Uint8Array.from({ length }, (_, at) => byteAt(at));
}

const noise = () => random.below(256);
const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

for (const length of [700, 20_000, 300_000]) {
  test(`${length} bytes of noise are stored in snappy's format, and given again`, () => {
    const { body, snappy, isRandom } = pageOf(bytesOf(length, noise));
    assert.ok(isRandom);
    assert.ok(snappy.length < body.length + 10 + length / 10_000);
    const restored = new Uint8Array(body.length);
    snappyUncompress(snappy, restored);
    assert.ok(Buffer.from(restored).equals(body));
  });
}

test("base64, digits and what is all the same are worth compressing", () => {
  for (const length of [700, 20_000, 300_000]) {
    assert.not.ok(pageOf(bytesOf(length, () => letters.charCodeAt(random.below(64)))).isRandom);
    assert.not.ok(pageOf(bytesOf(length, () => 48 + random.below(10))).isRandom);
    assert.not.ok(pageOf(bytesOf(length, () => 7)).isRandom);
  }
});

test("numbers of which one byte in eight is noise are worth compressing, whichever it is", () => {
  for (let noisy = 0; noisy < 8; noisy++) {
    const bytes = bytesOf(1 << 14, (at) => (at % 8 === noisy ? noise() : 0));
    assert.not.ok(pageOf(bytes).isRandom, `byte ${noisy}`);
  }
});

test.run();
