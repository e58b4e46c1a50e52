import { Console } from "node:console";

/** What the delivery says while it works; never a record's content. */
export interface Log {
  debug(message: string, fields: LogFields): void;
  info(message: string, fields: LogFields): void;
  warn(message: string, fields: LogFields): void;
  error(message: string, fields: LogFields): void;
}

export interface LogFields {
  readonly [name: string]: Loggable;
}

/** What JSON has a spelling for: a log must not throw, so what would throw does not compile. */
export type Loggable =
  | string
  | number
  | boolean
  | null
  | undefined
  | readonly Loggable[]
  | { readonly [name: string]: Loggable };

/** Takes a log's lines. */
export type LogOutput = Pick<Console, keyof Log>;

/** As `PIPELINE_LOG_LEVEL` spells them, the most talkative first; `INFO` where it says nothing. */
export const logLevels = ["DEBUG", "INFO", "WARN", "ERROR", "SILENT"] as const;

/**
 * Make the function's log: lines of JSON on standard output, from `WARN` on standard error.
 *
 * | member | what |
 * | --- | --- |
 * | `level`, `message` | as `INFO`, and what happened |
 * | `timestamp` | ISO 8601 in UTC |
 * | `service`, `environment` | `delivery`, and as configured |
 * | `xray_trace_id` | the invocation's trace, where it has one |
 * | others | the entry's fields; those that are undefined are left out |
 */
export function createLog(environment: string, output: LogOutput = plainConsole): Log {
  const least = leastLevel(process.env.PIPELINE_LOG_LEVEL);
  const sayAt = (level: number, method: keyof Log) => (message: string, fields: LogFields) => {
    if (level < least) return;
    const own = { level: logLevels[level], message, ...standing(environment) };
    // Once for the order of the line, and once more because an entry's fields replace none of it.
    output[method](JSON.stringify({ ...own, ...fields, ...own }));
  };
  return {
    debug: sayAt(0, "debug"),
    info: sayAt(1, "info"),
    warn: sayAt(2, "warn"),
    error: sayAt(3, "error"),
  };
}

/** Lambda makes the global console put the time and the request before a line, which is no JSON then. */
const plainConsole = new Console(process.stdout, process.stderr);

function leastLevel(name: string | undefined): number {
  const level = (logLevels as readonly unknown[]).indexOf(name);
  return level < 0 ? logLevels.indexOf("INFO") : level;
}

function standing(environment: string) {
  return {
    timestamp: new Date().toISOString(),
    service: "delivery",
    environment,
    xray_trace_id: traceId(),
  };
}

/** @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime */
function traceId(): string | undefined {
  return /Root=([^;]+)/.exec(process.env._X_AMZN_TRACE_ID ?? "")?.[1];
}
