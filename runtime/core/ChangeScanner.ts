import type { RecordType } from "../codec/RecordType.js";
import { emptyColumns } from "../columns/columnsOf.js";
import type { SegmentRow } from "../columns/Segment.js";
import { canScan, FastPath, isSound } from "../kernel/FastPath.js";
import type { WasmModule } from "../kernel/webAssembly.js";
import type { ArrivedRecord } from "./ArrivedRecord.js";
import type { Change } from "./Change.js";
import { dayText } from "./changeTime.js";
import type { Routes } from "./Routes.js";

type ScannedChange = Change<SegmentRow>;

/**
 * Reads change records with the kernel. What it gives is what the slow way gives; what it does not
 * give, the slow way reads or explains.
 */
export class ChangeScanner {
  readonly #paths = new Map<RecordType, FastPath | undefined>();
  readonly #earliest: number;
  /** The record type of the record before, which the next one most often has, too. */
  #recordType: RecordType | undefined;
  #path: FastPath | undefined;
  /** Batches at work. */
  #holders = 0;

  /** @param projectionStart - the first day that the tables project, `YYYY-MM-DD` */
  constructor(
    private readonly module: WasmModule,
    private readonly routes: Routes,
    projectionStart: string,
  ) {
    this.#earliest = Date.parse(projectionStart);
    routes.tableNames().some((tableName) => this.#expect(tableName));
  }

  /** Read records; undefined for those that are for the slow way. */
  scan(records: readonly ArrivedRecord[]): readonly (ScannedChange | undefined)[] {
    const changes = records.map((record) => this.#scan(record));
    for (const path of this.#paths.values()) path?.finish();
    return changes.map((change) => (change && isSound(change.row) ? change : undefined));
  }

  /**
   * Hold on to the rows that will be scanned.
   *
   * @returns what lets go of them, when they have been stored
   */
  hold(): () => void {
    this.#holders++;
    return () => {
      this.#holders--;
      if (this.#holders === 0) this.release();
    };
  }

  /** Let go of all rows that were scanned; nothing may look at them any more. */
  release(): void {
    for (const path of this.#paths.values()) path?.release();
  }

  #scan(arrived: ArrivedRecord): ScannedChange | undefined {
    const change = this.#scanExpected(arrived);
    if (change !== undefined) return change;
    const otherTable = this.#path?.otherTable;
    if (otherTable === undefined || !this.#expect(otherTable)) return undefined;
    return this.#scanExpected(arrived);
  }

  #scanExpected(arrived: ArrivedRecord): ScannedChange | undefined {
    const recordType = this.#recordType;
    const path = this.#path;
    const row = path?.scan(arrived.data, arrived);
    if (recordType === undefined || path === undefined || row === undefined) return undefined;
    const { day, millis: changedAt } = path;
    const changeDate = dayText(day);
    return { kind: "change", arrived, recordType, row, misfits: none, changeDate, changedAt };
  }

  /** Prepare for records of a table; false if they take the slow way. */
  #expect(tableName: string): boolean {
    const recordType = this.routes.recordTypeOf(tableName);
    const path = recordType && this.#pathOf(recordType);
    if (path === undefined || !path.expect(tableName)) return false;
    this.#recordType = recordType;
    this.#path = path;
    return true;
  }

  #pathOf(recordType: RecordType): FastPath | undefined {
    if (!this.#paths.has(recordType)) {
      this.#paths.set(recordType, this.#newPath(recordType));
    }
    return this.#paths.get(recordType);
  }

  #newPath(recordType: RecordType): FastPath | undefined {
    const { plan, parquet, avro } = recordType;
    if (plan === undefined || (parquet ?? avro) === undefined) return undefined;
    const table = emptyColumns(recordType);
    if (!canScan(plan, table)) return undefined;
    return new FastPath(this.module, recordType, plan, table, this.#earliest);
  }
}

const none: readonly never[] = [];
