/** The fast and the slow way of reading a change record, to be held against each other. */
import type { Model, RecordModel } from "../../generator/model/model.js";
import { avro } from "../../generator/targets/avro.js";
import { codec } from "../../generator/targets/codec.js";
import { parquet } from "../../generator/targets/parquet.js";
import { scanPlan } from "../../generator/targets/scanPlan.js";
import { camelCase } from "../../generator/targets/target.js";
import type { RecordType } from "../../runtime/codec/RecordType.js";
import { columnsOf } from "../../runtime/columns/columnsOf.js";
import type { ArrivedRecord } from "../../runtime/core/ArrivedRecord.js";
import type { Change } from "../../runtime/core/Change.js";
import { ChangeScanner } from "../../runtime/core/ChangeScanner.js";
import { type Parsed, parse } from "../../runtime/core/parse.js";
import { Routes } from "../../runtime/core/Routes.js";
import type { WasmModule } from "../../runtime/kernel/webAssembly.js";
import { differentLeaf } from "./differentLeaf.js";
import { loadGenerated } from "./loadGenerated.js";

/** The table whose items are of the record type. */
export const tableName = "demand";

/** Make the record type of a model's first record, as the generated registry has it. */
export async function recordTypeOf(model: Model, derive: object = {}): Promise<RecordType> {
  const record = model.records[0] as RecordModel;
  const name = camelCase(record.name);
  const targets = [codec, parquet, avro, scanPlan];
  const files = (await Promise.all(targets.map((target) => target.emit(model)))).flat();
  const modules = await Promise.all(
    files.filter(({ path }) => path.endsWith(`/${name}.ts`)).map(loadGenerated),
  );
  const generated = Object.assign({}, ...modules) as Record<string, never>;
  const row = generated[`${name}Row`] as unknown as (...inputs: unknown[]) => never;
  const isDerived = record.fields.some(({ derived }) => derived !== undefined);
  return {
    name: record.name,
    table: record.table.name,
    version: record.version,
    fingerprint: "0123456789abcdef",
    onMisfit: record.onMisfit,
    key: record.key.map(
      (key) => record.fields.find((field) => field.name === key)?.attribute as string,
    ),
    row: (image, options) => (isDerived ? row(image, derive, options) : row(image, options)),
    parquet: generated[`${name}Parquet`] as never,
    avro: generated[`${name}Avro`] as never,
    plan: generated[`${name}Plan`] as never,
    derive,
  };
}

/** Reads records both ways. */
export class TwoPaths {
  readonly #routes: Routes;
  readonly #scanner: ChangeScanner;
  readonly #rules: { routes: Routes; projectionStart: string };

  constructor(recordType: RecordType, kernel: WasmModule) {
    const tables = { [tableName]: { recordTypes: [recordType.name], ignored: [] } };
    this.#routes = new Routes(tables, { [recordType.name]: recordType });
    this.#rules = { routes: this.#routes, projectionStart: "2000-01-01" };
    this.#scanner = new ChangeScanner(kernel, this.#routes, this.#rules.projectionStart);
  }

  /** Read the fast way; undefined if it leaves the record to the slow one. */
  fast(data: string): Change | undefined {
    return this.#scanner.scan([arrived(data)])[0];
  }

  slow(data: string): Parsed {
    return parse(arrived(data), this.#rules);
  }

  release(): void {
    this.#scanner.release();
  }

  /**
   * Read both ways, and say how the fast one differs from the slow one, if it does.
   *
   * @returns whether the fast way read it, and the difference
   */
  compare(data: string): { readonly isFast: boolean; readonly difference?: string } {
    const fast = this.fast(data);
    if (fast === undefined) return { isFast: false };
    const slow = this.slow(data);
    const difference = differenceOf(fast, slow);
    return { isFast: true, ...(difference !== undefined && { difference }) };
  }
}

const arrivedAt = Date.parse("2025-01-01T00:00:00.123Z");

function arrived(data: string): ArrivedRecord {
  return {
    shardId: "shardId-000000000000",
    sequenceNumber: "4959033827149025660",
    arrivedAt,
    data,
  };
}

function differenceOf(fast: Change, slow: Parsed): string | undefined {
  if (slow.kind === "poison") return `slow: ${slow.failure.code} ${slow.failure.message}`;
  if (slow.kind !== "change") return `slow: ${slow.kind}`;
  if (slow.misfits.length > 0) return `slow: ${JSON.stringify(slow.misfits)}`;
  if (slow.changeDate !== fast.changeDate) return `slow: ${slow.changeDate}`;
  return differentLeaf(
    columnsOf(fast.recordType, [fast.row]).leaves,
    columnsOf(slow.recordType, [slow.row]).leaves,
  );
}
