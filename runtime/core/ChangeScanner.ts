import type { RecordType } from "../codec/RecordType.js";
import type { FastPath } from "../kernel/FastPath.js";
import type { WasmModule } from "../kernel/webAssembly.js";
import type { ArrivedRecord } from "./ArrivedRecord.js";
import type { Routes } from "./Routes.js";
import { type ScannedChange, ScanPaths, scanChange } from "./ScanPaths.js";

/**
 * Reads change records with the kernel. What it gives is what the slow way gives; what it does not
 * give, the slow way reads or explains.
 */
export class ChangeScanner {
  readonly #paths: ScanPaths;
  /** The record type of the record before, which the next one most often has, too. */
  #recordType: RecordType | undefined;
  #path: FastPath | undefined;

  /** @param projectionStart - the first day that the tables project, `YYYY-MM-DD` */
  constructor(
    module: WasmModule,
    private readonly routes: Routes,
    projectionStart: string,
  ) {
    this.#paths = new ScanPaths(module, "changes", projectionStart);
    routes.tableNames().some((tableName) => this.#expect(tableName));
  }

  /** Read records; undefined for those that are for the slow way. */
  scan(records: readonly ArrivedRecord[]): readonly (ScannedChange | undefined)[] {
    return this.#paths.finish(records.map((record) => this.#scan(record)));
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
    return recordType && path && scanChange(arrived, recordType, path);
  }

  /** Prepare for records of a table; false if they take the slow way. */
  #expect(tableName: string): boolean {
    const recordType = this.routes.recordTypeOf(tableName);
    const path = recordType && this.#paths.pathOf(recordType);
    if (path === undefined || !path.expect(tableName)) return false;
    this.#recordType = recordType;
    this.#path = path;
    return true;
  }
}
