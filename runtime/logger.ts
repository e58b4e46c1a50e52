import { Logger } from "@aws-lambda-powertools/logger";

/** What the delivery says while it works; never a record's content. */
export interface Log {
  debug(message: string, fields: LogFields): void;
  info(message: string, fields: LogFields): void;
  warn(message: string, fields: LogFields): void;
  error(message: string, fields: LogFields): void;
}

export interface LogFields {
  readonly [name: string]: unknown;
}

/** Make the function's log: JSON on standard output, as Lambda collects it. */
export function createLog(environment: string): Log {
  const logger = new Logger({ serviceName: "delivery", persistentKeys: { environment } });
  return {
    debug: (message, fields) => logger.debug(message, fields),
    info: (message, fields) => logger.info(message, fields),
    warn: (message, fields) => logger.warn(message, fields),
    error: (message, fields) => logger.error(message, fields),
  };
}
