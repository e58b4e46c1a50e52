import type { Log, LogFields } from "../../runtime/logger.js";

type Level = keyof Log;
export type LogEntry = LogFields & { readonly level: Level; readonly message: string };

/** A log that keeps what it is told. */
export class RecordingLog implements Log {
  readonly entries: LogEntry[] = [];

  debug(message: string, fields: LogFields): void {
    this.entries.push({ level: "debug", message, ...fields });
  }

  info(message: string, fields: LogFields): void {
    this.entries.push({ level: "info", message, ...fields });
  }

  warn(message: string, fields: LogFields): void {
    this.entries.push({ level: "warn", message, ...fields });
  }

  error(message: string, fields: LogFields): void {
    this.entries.push({ level: "error", message, ...fields });
  }
}
