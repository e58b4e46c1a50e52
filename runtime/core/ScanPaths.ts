import type { RecordType } from "../codec/RecordType.js";
import { emptyColumns } from "../columns/columnsOf.js";
import type { SegmentRow } from "../columns/Segment.js";
import { canScan, FastPath, isSound } from "../kernel/FastPath.js";
import type { Source } from "../kernel/Kernel.js";
import type { WasmModule } from "../kernel/webAssembly.js";
import type { ArrivedRecord } from "./ArrivedRecord.js";
import type { Change } from "./Change.js";
import { dayText } from "./changeTime.js";

/** A change whose row lies in the kernel's columns. */
export type ScannedChange = Change<SegmentRow>;

/** The kernel's ways of reading, one for each record type, and the rows that they have read. */
export class ScanPaths {
  readonly #paths = new Map<RecordType, FastPath | undefined>();
  readonly #earliest: number;
  /** Batches at work. */
  #holders = 0;

  /** @param projectionStart - the first day that the tables project, `YYYY-MM-DD` */
  constructor(
    private readonly module: WasmModule,
    private readonly source: Source,
    projectionStart: string,
  ) {
    this.#earliest = Date.parse(projectionStart);
  }

  /** Give the way for a record type; undefined if the kernel cannot read it. */
  pathOf(recordType: RecordType): FastPath | undefined {
    if (!this.#paths.has(recordType)) {
      this.#paths.set(recordType, this.#newPath(recordType));
    }
    return this.#paths.get(recordType);
  }

  /** Compute what is derived, and leave out the changes whose rows must not be used. */
  finish(changes: readonly (ScannedChange | undefined)[]): readonly (ScannedChange | undefined)[] {
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

  #newPath(recordType: RecordType): FastPath | undefined {
    const { plan, parquet, avro } = recordType;
    if (plan === undefined || (parquet ?? avro) === undefined) return undefined;
    const table = emptyColumns(recordType);
    if (!canScan(plan, table)) return undefined;
    return new FastPath(this.module, this.source, recordType, plan, table, this.#earliest);
  }
}

/** Read a record; undefined if it is for the slow way. */
export function scanChange(
  arrived: ArrivedRecord,
  recordType: RecordType,
  path: FastPath,
): ScannedChange | undefined {
  const row = path.scan(arrived.data, arrived);
  if (row === undefined) return undefined;
  const { day, millis: changedAt } = path;
  const changeDate = dayText(day);
  return { kind: "change", arrived, recordType, row, misfits: none, changeDate, changedAt };
}

const none: readonly never[] = [];
