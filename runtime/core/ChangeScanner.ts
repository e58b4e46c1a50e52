import type { RecordType } from "../codec/RecordType.js";
import type { FastPath } from "../kernel/FastPath.js";
import type { WasmModule } from "../kernel/webAssembly.js";
import type { ArrivedRecord } from "./ArrivedRecord.js";
import type { Routes } from "./Routes.js";
import { type ScannedChange, Scanner } from "./Scanner.js";

/** Reads change records. */
export class ChangeScanner extends Scanner {
  /** The record type of the record before, which the next one most often has, too. */
  #recordType: RecordType | undefined;
  #path: FastPath | undefined;

  /** @param projectionStart - the first day that the tables project, `YYYY-MM-DD` */
  constructor(
    module: WasmModule,
    private readonly routes: Routes,
    projectionStart: string,
  ) {
    super(module, "changes", projectionStart);
    routes.tableNames().some((tableName) => this.#expect(tableName));
  }

  /** Read records; undefined for those that are for the slow way. */
  scan(records: readonly ArrivedRecord[]): readonly (ScannedChange | undefined)[] {
    return this.finish(records.map((record) => this.#scan(record)));
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
    return recordType && path && this.scanRecord(arrived, recordType, path);
  }

  /** Prepare for records of a table; false if they take the slow way. */
  #expect(tableName: string): boolean {
    const recordType = this.routes.recordTypeOf(tableName);
    const path = recordType && this.pathOf(recordType);
    if (path === undefined || !path.expect(tableName)) return false;
    this.#recordType = recordType;
    this.#path = path;
    return true;
  }
}
