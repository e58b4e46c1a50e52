import { test } from "uvu";
import * as assert from "uvu/assert";
import { avroBytes, avroDate, avroDecimal, avroTimestamp } from "./avro.js";
import { dateText, decimal } from "./values.js";

test("a decimal is its unscaled number in the fewest bytes of two's complement", () => {
  const hex = (text: string, scale: number) => avroDecimal(decimal(text), scale)?.toString("hex");
  assert.is(hex("0.00", 2), "00");
  assert.is(hex("1.27", 2), "7f");
  assert.is(hex("1.28", 2), "0080");
  assert.is(hex("-1.28", 2), "80");
  assert.is(hex("-1.29", 2), "ff7f");
  assert.is(hex("256", 0), "0100");
  assert.is(hex("-99999999999999999999999999999.999999999", 9), "b4c4b357a5793b85f675ddc000000001");
});

test("a decimal of another scale is refused, for it would be stored ten times off", () => {
  assert.throws(() => avroDecimal(decimal("1.5"), 2), /expected 2 digits after the point/);
  assert.throws(() => avroDecimal(decimal("1.50"), 0), /expected 0 digits after the point/);
  assert.throws(() => avroDecimal(decimal("150"), 2), /expected 2 digits after the point/);
});

test("a date is days since the epoch, from year 1 on", () => {
  assert.is(avroDate(dateText("1970-01-01")), 0);
  assert.is(avroDate(dateText("1969-12-31")), -1);
  assert.is(avroDate(dateText("0001-01-01")), -719162);
  assert.is(avroDate(dateText("9999-12-31")), 2932896);
});

test("a timestamp is milliseconds since the epoch", () => {
  assert.is(avroTimestamp(new Date("1969-12-31T23:59:59.999Z")), -1n);
});

test("bytes become a Buffer on the same memory", () => {
  const bytes = new Uint8Array([0, 1, 2, 3]).subarray(1, 3);
  const buffer = avroBytes(bytes);
  assert.ok(Buffer.isBuffer(buffer));
  assert.is(buffer?.toString("hex"), "0102");
  assert.is(buffer?.buffer, bytes.buffer);
});

test("null stays null", () => {
  assert.is(avroBytes(null), null);
  assert.is(avroDate(null), null);
  assert.is(avroDecimal(null, 2), null);
  assert.is(avroTimestamp(null), null);
});

test.run();
