import type { TableRow } from "../../runtime/codec/RecordType.js";
import type { ArrivedRecord } from "../../runtime/core/ArrivedRecord.js";
import type { Change } from "../../runtime/core/Change.js";
import { ChangeScanner } from "../../runtime/core/ChangeScanner.js";
import { type Parsed, type ParseRules, parse } from "../../runtime/core/parse.js";
import { Routes, type TableConfig } from "../../runtime/core/Routes.js";
import { RecordText } from "../../runtime/kernel/RecordText.js";
import type { WasmModule } from "../../runtime/kernel/webAssembly.js";
import type { LoadedRecord } from "../support/arbitrary/recordTypesOf.js";

/**
 * The first days that the tables of worlds project: before the first time of thirteen digits, and
 * behind it.
 */
export const firstDays = ["2000-01-01", "2010-01-01"] as const;

/** A table in which an attribute tells what an item is, and one whose name is too long for the kernel. */
export const sharedTable = "shared";
export const longTable = `long-${"x".repeat(400)}`;

/** Give the tables that have items of one record type only. */
export function ownTables({ type }: LoadedRecord): readonly string[] {
  return [type.table, `${type.table}-elsewhere`];
}

/** Record types in several tables, all read by one scanner. */
export class World {
  readonly scanner: ChangeScanner;
  readonly #rules: ParseRules;
  readonly #texts: RecordText;

  constructor(
    readonly records: readonly LoadedRecord[],
    kernel: WasmModule,
    projectionStart: (typeof firstDays)[number],
  ) {
    const types = Object.fromEntries(records.map(({ type }) => [type.name, type]));
    const routes = new Routes(Object.fromEntries(tablesOf(records)), types);
    this.#rules = { routes, projectionStart };
    this.#texts = new RecordText(kernel);
    this.scanner = new ChangeScanner(kernel, routes, projectionStart);
  }

  /** Read the fast way; undefined for a record that it leaves to the slow one. */
  fast(batch: readonly ArrivedRecord[]): readonly (Change | undefined)[] {
    return this.scanner.scan(batch);
  }

  /** Read the slow way, without help of the kernel. */
  slow(arrived: ArrivedRecord): Parsed<TableRow> {
    return parse(arrived, this.#rules);
  }

  /** Read the slow way, from text that the kernel has checked and cut. */
  condensed(arrived: ArrivedRecord): Parsed<TableRow> {
    return parse(arrived, { ...this.#rules, texts: this.#texts });
  }
}

function tablesOf(records: readonly LoadedRecord[]): readonly (readonly [string, TableConfig])[] {
  const recordTypes = records.map(({ type }) => type.name);
  const own = records.flatMap((record) =>
    ownTables(record).map(
      (name) => [name, { recordTypes: [record.type.name], ignored: [] }] as const,
    ),
  );
  return [
    ...own,
    [sharedTable, { recordTypes, ignored: [{ attribute: "kind", equals: "ignored" }] }],
    [longTable, { recordTypes: recordTypes.slice(0, 1), ignored: [] }],
    ["nobody", { recordTypes: [], ignored: ["*"] }],
  ];
}
