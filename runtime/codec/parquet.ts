/**
 * The conversions of cells to what hyparquet-writer takes.
 *
 * @see https://github.com/apache/parquet-format/blob/master/LogicalTypes.md
 */
import { epochDays } from "./cells.js";
import { unscaled } from "./unscaled.js";
import type { DateText, Decimal } from "./values.js";

/** Give a date as the days since the epoch. */
export function parquetDate(date: DateText | null): number | null {
  return date === null ? null : epochDays(date);
}

/** Give a decimal of `scale` as its unscaled number, which the writer does not pass through a float. */
export function parquetDecimal(decimal: Decimal | null, scale: number): bigint | null {
  return decimal === null ? null : unscaled(decimal, scale);
}
