import type { AttributeMap } from "../../runtime/codec/AttributeValue.js";
import type { TableRow } from "../../runtime/codec/RecordType.js";
import type { ArrivedRecord } from "../../runtime/core/ArrivedRecord.js";
import type { Change } from "../../runtime/core/Change.js";
import { ChangeScanner } from "../../runtime/core/ChangeScanner.js";
import { type Parsed, type ParseRules, parse } from "../../runtime/core/parse.js";
import { Routes, type TableConfig } from "../../runtime/core/Routes.js";
import type { Random } from "../../runtime/demand/sample/Random.js";
import { RecordText } from "../../runtime/kernel/RecordText.js";
import type { WasmModule } from "../../runtime/kernel/webAssembly.js";
import type { LoadedRecord } from "../support/arbitrary/recordTypesOf.js";
import type { Mood } from "./exactValue.js";
import { makeRecord } from "./makeRecord.js";
import { type FirstDay, longTable, ownTables, sharedTable } from "./tables.js";
import type { Ways } from "./Ways.js";

/** Record types in several tables, whose change records are read by one scanner. */
export class World implements Ways {
  readonly #scanner: ChangeScanner;
  readonly #rules: ParseRules;
  readonly #texts: RecordText;

  constructor(
    readonly records: readonly LoadedRecord[],
    kernel: WasmModule,
    projectionStart: FirstDay,
  ) {
    const types = Object.fromEntries(records.map(({ type }) => [type.name, type]));
    const routes = new Routes(Object.fromEntries(tablesOf(records)), types);
    this.#rules = { routes, projectionStart };
    this.#texts = new RecordText(kernel);
    this.#scanner = new ChangeScanner(kernel, routes, projectionStart);
  }

  make(random: Random, record: LoadedRecord, mood: Mood): Buffer {
    return makeRecord(random, record, mood);
  }

  /** Escaped keys, which some versions of V8 read wrongly, are never read the fast way. */
  imageOf(json: string): AttributeMap {
    const { eventName, dynamodb } = JSON.parse(json);
    return eventName === "REMOVE" ? dynamodb.OldImage : dynamodb.NewImage;
  }

  release(): void {
    this.#scanner.release();
  }

  /** Read the fast way; undefined for a record that it leaves to the slow one. */
  fast(batch: readonly ArrivedRecord[]): readonly (Change | undefined)[] {
    return this.#scanner.scan(batch);
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
