import { test } from "uvu";
import * as assert from "uvu/assert";
import { parquetDate, parquetDecimal } from "./parquet.js";
import { dateText, decimal } from "./values.js";

test("a decimal is its unscaled number, with all its digits", () => {
  assert.is(parquetDecimal(decimal("-0.05"), 2), -5n);
  assert.is(parquetDecimal(decimal("12"), 0), 12n);
  assert.is(
    parquetDecimal(decimal("12345678901234567890123456789.123456789"), 9),
    12345678901234567890123456789123456789n,
  );
});

test("a date is days since the epoch", () => {
  assert.is(parquetDate(dateText("2024-02-29")), 19782);
});

test("null stays null", () => {
  assert.is(parquetDecimal(null, 2), null);
  assert.is(parquetDate(null), null);
});

test.run();
