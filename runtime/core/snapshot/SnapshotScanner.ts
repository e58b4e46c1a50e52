import type { WasmModule } from "../../kernel/webAssembly.js";
import type { ArrivedRecord } from "../ArrivedRecord.js";
import type { Routes } from "../Routes.js";
import { type ScannedChange, ScanPaths, scanChange } from "../ScanPaths.js";
import type { Snapshot } from "./Snapshot.js";

/**
 * Reads lines of snapshots with the kernel: those that have an item each, as a full export or a scan
 * gives them. What it does not give, the slow way reads or explains.
 */
export class SnapshotScanner {
  readonly #paths: ScanPaths;

  /** @param projectionStart - the first day that the tables project, `YYYY-MM-DD` */
  constructor(
    module: WasmModule,
    private readonly routes: Routes,
    projectionStart: string,
  ) {
    this.#paths = new ScanPaths(module, "items", projectionStart);
  }

  /** Read lines; undefined for those that are for the slow way. */
  scan(
    records: readonly ArrivedRecord[],
    snapshot: Snapshot,
  ): readonly (ScannedChange | undefined)[] {
    if (snapshot.kind === "changes") return [];
    const recordType = this.routes.recordTypeOf(snapshot.tableName);
    const path = recordType && this.#paths.pathOf(recordType);
    if (recordType === undefined || path === undefined) return [];
    path.setTime(Number(snapshot.micros));
    return this.#paths.finish(records.map((record) => scanChange(record, recordType, path)));
  }

  /**
   * Hold on to the rows that will be scanned.
   *
   * @returns what lets go of them, when they have been stored
   */
  hold(): () => void {
    return this.#paths.hold();
  }

  /** Let go of all rows that were scanned; nothing may look at them any more. */
  release(): void {
    this.#paths.release();
  }
}
