import type { RecordType } from "../codec/RecordType.js";
import { emptyColumns } from "../columns/columnsOf.js";
import type { SegmentRow } from "../columns/Segment.js";
import { canScan, FastPath, isSound, type Source } from "../kernel/FastPath.js";
import type { WasmModule } from "../kernel/webAssembly.js";
import type { ArrivedRecord } from "./ArrivedRecord.js";
import type { Change } from "./Change.js";
import { dayText } from "./changeTime.js";

/** A change whose row lies in the kernel's columns. */
export type ScannedChange = Change<SegmentRow>;

/**
 * Reads with the kernel. What it gives is what the slow way gives; what it does not give, the slow
 * way reads or explains.
 */
export abstract class Scanner {
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
  protected pathOf(recordType: RecordType): FastPath | undefined {
    if (!this.#paths.has(recordType)) {
      this.#paths.set(recordType, this.#newPath(recordType));
    }
    return this.#paths.get(recordType);
  }

  /**
   * Read a record; undefined if it is for the slow way.
   *
   * @param changeId - of a record that says none itself
   */
  protected scanRecord(
    arrived: ArrivedRecord,
    recordType: RecordType,
    path: FastPath,
    changeId?: string,
  ): ScannedChange | undefined {
    const row = path.scan(arrived.data, arrived, changeId);
    if (row === undefined) return undefined;
    const { day, millis: changedAt } = path;
    const changeDate = dayText(day);
    return { kind: "change", arrived, recordType, row, misfits: none, changeDate, changedAt };
  }

  /** Compute what is derived, and leave out the changes whose rows must not be used. */
  protected finish(
    changes: readonly (ScannedChange | undefined)[],
  ): readonly (ScannedChange | undefined)[] {
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

/** Hold on to the rows that a scanner reads, if there is one, until they have been worked on. */
export async function holdingRows<T>(
  scanner: Scanner | undefined,
  work: () => Promise<T>,
): Promise<T> {
  const letGo = scanner?.hold();
  try {
    return await work();
  } finally {
    letGo?.();
  }
}

const none: readonly never[] = [];
