import type { Log } from "../logger.js";

/** The log of tasks, whose standard output is their result: warnings and errors as JSON lines. */
export const stderrLog: Log = {
  debug: () => {},
  info: () => {},
  warn: (message, fields) => write("WARN", message, fields),
  error: (message, fields) => write("ERROR", message, fields),
};

function write(level: string, message: string, fields: object): void {
  process.stderr.write(`${JSON.stringify({ level, message, ...fields })}\n`);
}
