import type { LoadedRecord } from "../support/arbitrary/recordTypesOf.js";

/**
 * The first days that the tables of worlds project: before the first time of thirteen digits, and
 * behind it.
 */
export const firstDays = ["2000-01-01", "2010-01-01"] as const;
export type FirstDay = (typeof firstDays)[number];

/** A table in which an attribute tells what an item is, and one whose name is too long for the kernel. */
export const sharedTable = "shared";
export const longTable = `long-${"x".repeat(400)}`;

/** Give the tables that have items of one record type only. */
export function ownTables({ type }: LoadedRecord): readonly string[] {
  return [type.table, `${type.table}-elsewhere`];
}
