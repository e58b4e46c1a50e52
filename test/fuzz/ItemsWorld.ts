import type { AttributeMap } from "../../runtime/codec/AttributeValue.js";
import type { TableRow } from "../../runtime/codec/RecordType.js";
import type { ArrivedRecord } from "../../runtime/core/ArrivedRecord.js";
import type { Change } from "../../runtime/core/Change.js";
import type { Parsed, ParseRules } from "../../runtime/core/parse.js";
import { Routes } from "../../runtime/core/Routes.js";
import { parseSnapshot } from "../../runtime/core/snapshot/parseSnapshot.js";
import { itemsSnapshot, type Snapshot } from "../../runtime/core/snapshot/Snapshot.js";
import { SnapshotScanner } from "../../runtime/core/snapshot/SnapshotScanner.js";
import type { Random } from "../../runtime/demand/sample/Random.js";
import { wireImage } from "../../runtime/demand/sample/WireChange.js";
import type { WasmModule } from "../../runtime/kernel/webAssembly.js";
import type { LoadedRecord } from "../support/arbitrary/recordTypesOf.js";
import type { Mood } from "./exactValue.js";
import { makeLine } from "./makeRecord.js";
import type { Ways } from "./Ways.js";

const projectionStart = "2010-01-01";
/** Five minutes before these, the first and the last row is of a day that is projected. */
const firstBegun = Date.parse("2010-01-01T00:05:00.000Z");
const lastBegun = Date.parse("2025-01-02T00:05:00.123Z");

/** A table whose lines are read, with items of one record type. */
export class ItemsWorld implements Ways {
  readonly records: readonly LoadedRecord[];
  readonly #scanner: SnapshotScanner;
  readonly #rules: ParseRules;
  readonly #snapshot: Snapshot;

  constructor(record: LoadedRecord, kernel: WasmModule, random: Random) {
    const { type } = record;
    const tables = { [type.table]: { recordTypes: [type.name], ignored: [] } };
    const routes = new Routes(tables, { [type.name]: type });
    this.records = [record];
    this.#rules = { routes, projectionStart };
    this.#scanner = new SnapshotScanner(kernel, routes, projectionStart);
    const within = firstBegun + random.below(lastBegun - firstBegun);
    const bounds = [firstBegun, firstBegun - 1, lastBegun, lastBegun + 1];
    const begun = random.chance(0.1) ? random.pick(bounds) : within;
    this.#snapshot = itemsSnapshot(type.table, new Date(begun));
  }

  make(random: Random, record: LoadedRecord, mood: Mood): Buffer {
    return makeLine(random, record, mood);
  }

  imageOf(json: string): AttributeMap {
    return wireImage(JSON.parse(json).Item);
  }

  fast(batch: readonly ArrivedRecord[]): readonly (Change | undefined)[] {
    return this.#scanner.scan(batch, this.#snapshot);
  }

  slow(arrived: ArrivedRecord): Parsed<TableRow> {
    return parseSnapshot(arrived, this.#snapshot, this.#rules);
  }

  condensed(arrived: ArrivedRecord): Parsed<TableRow> {
    return this.slow(arrived);
  }

  release(): void {
    this.#scanner.release();
  }
}
