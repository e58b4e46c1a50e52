import type { WasmModule } from "../../kernel/webAssembly.js";
import type { ArrivedRecord } from "../ArrivedRecord.js";
import type { Routes } from "../Routes.js";
import { type ScannedChange, Scanner } from "../Scanner.js";
import { changeIdOf, type Snapshot } from "./Snapshot.js";

/** Reads lines of snapshots that have an item each, as a full export or a scan gives them. */
export class SnapshotScanner extends Scanner {
  /** @param projectionStart - the first day that the tables project, `YYYY-MM-DD` */
  constructor(
    module: WasmModule,
    private readonly routes: Routes,
    projectionStart: string,
  ) {
    super(module, "items", projectionStart);
  }

  /** Read lines; undefined for those that are for the slow way. */
  scan(
    records: readonly ArrivedRecord[],
    snapshot: Snapshot,
  ): readonly (ScannedChange | undefined)[] {
    if (snapshot.kind === "changes") return [];
    const recordType = this.routes.recordTypeOf(snapshot.tableName);
    const path = recordType && this.pathOf(recordType);
    if (recordType === undefined || path === undefined) return [];
    path.setTime(Number(snapshot.micros));
    return this.finish(
      records.map((record) => this.scanRecord(record, recordType, path, changeIdOf(record))),
    );
  }
}
