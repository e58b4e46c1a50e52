import type { RecordType } from "../codec/RecordType.js";
import { shapesOf } from "../columns/columnsOf.js";
import { FastPath, type ScannedChange } from "../kernel/FastPath.js";
import type { WasmModule } from "../kernel/webAssembly.js";
import type { ArrivedRecord } from "./ArrivedRecord.js";
import type { Change } from "./Change.js";
import { plausibleTime, timePath } from "./changeTime.js";
import type { Routes } from "./Routes.js";

/**
 * Reads change records with the kernel. What it gives is what the slow way gives; what it does not
 * give, the slow way reads or explains.
 */
export class ChangeScanner {
  readonly #paths = new Map<RecordType, FastPath | undefined>();
  /** Batches at work. */
  #holders = 0;
  /** The record type of the record before, which the next one most often has, too. */
  #expected: RecordType | undefined;

  constructor(
    private readonly module: WasmModule,
    private readonly routes: Routes,
    private readonly projectionStart: string,
  ) {}

  /** Read a record; undefined if it is one for the slow way. */
  scan(arrived: ArrivedRecord): Change | undefined {
    const expected = this.#expected ?? this.#anyRecordType();
    if (expected === undefined) return undefined;
    const change = this.#scanAs(expected, arrived);
    if (change) return change;
    const actual = this.routes.recordTypeOf(this.#pathOf(expected)?.tableName ?? "");
    if (actual === undefined || actual === expected) return undefined;
    this.#expected = actual;
    return this.#scanAs(actual, arrived);
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

  #anyRecordType(): RecordType | undefined {
    this.#expected = this.routes.recordTypes().find((recordType) => recordType.plan !== undefined);
    return this.#expected;
  }

  #pathOf(recordType: RecordType): FastPath | undefined {
    if (!this.#paths.has(recordType)) {
      const { plan } = recordType;
      const path = plan && new FastPath(this.module, recordType, plan, shapesOf(recordType));
      this.#paths.set(recordType, path);
    }
    return this.#paths.get(recordType);
  }

  #scanAs(recordType: RecordType, arrived: ArrivedRecord): Change | undefined {
    const path = this.#pathOf(recordType);
    const scanned = path?.scan(arrived.data);
    if (path === undefined || scanned === undefined) return undefined;
    try {
      if (this.routes.recordTypeOf(scanned.tableName) === recordType) {
        return changeOf(scanned, arrived, recordType, this.projectionStart);
      }
    } catch {
      // The slow way tells what is wrong with the record.
    }
    path.rollback();
    return undefined;
  }
}

/** @throws {LocatedFailure} if the change's time is out of bounds */
function changeOf(
  scanned: ScannedChange,
  arrived: ArrivedRecord,
  recordType: RecordType,
  projectionStart: string,
): Change {
  const { arrivedAt } = arrived;
  const { time, micros, day } = plausibleTime(
    scanned.micros,
    { projectionStart, arrivedAt },
    timePath,
  );
  const change = {
    change_id: scanned.eventId,
    change_type: scanned.eventName,
    change_time: time,
    change_time_micros: micros,
    change_arrived_at: arrivedAt,
    change_shard_id: arrived.shardId,
    change_sequence_number: arrived.sequenceNumber,
    change_user_identity: scanned.userIdentity,
    change_schema_version: recordType.version,
    change_misfits: null,
    change_rescued_data: scanned.rescued,
  };
  const row = { change, columns: scanned.columns };
  return { kind: "change", arrived, recordType, row, misfits: [], changeDate: day };
}
