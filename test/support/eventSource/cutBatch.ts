import type { MappingSettings } from "./MappingSettings.js";
import type { StreamRecord } from "./Shard.js";

/** How much a batch may hold, and how long it may wait for more. */
export interface BatchLimits
  extends Pick<MappingSettings, "batchSize" | "maximumBatchingWindowInSeconds"> {
  /** Bytes of the event's JSON, base64 and metadata included. */
  readonly payloadBytes: number;
  /** Bytes that a record adds to that. */
  readonly bytesOf: (record: StreamRecord) => number;
}

/** A batch that is ready. */
export interface Cut {
  /** When it is. */
  readonly at: number;
  /** How many of the waiting records it has. */
  readonly count: number;
  /** Set where not even its one record fits into an event. */
  readonly tooLarge: boolean;
}

/**
 * The payload limit of a synchronous invocation, 6 MB, which no setting changes.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
 */
export const payloadLimit = 6 * 1024 * 1024;

/**
 * Cut the next batch off the waiting records: it is ready when it has enough records, when the next
 * one would not fit into the payload, or when its batching window closes, whatever comes first. The
 * window opens when the lane is free and the first record is there. `undefined`: nothing waits.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventsourcemapping.html
 */
export function cutBatch(
  waiting: readonly StreamRecord[],
  freeAt: number,
  limits: BatchLimits,
): Cut | undefined {
  const [first] = waiting;
  if (first === undefined) return undefined;
  const opened = Math.max(freeAt, first.arrival);
  const closes = opened + limits.maximumBatchingWindowInSeconds * 1000;
  const { count, full } = fill(waiting, closes, limits);
  if (count === 0) return { at: opened, count: 1, tooLarge: true };
  return { at: full === undefined ? closes : Math.max(opened, full), count, tooLarge: false };
}

/** How many records a batch has when it is full, and when it was; `full` is unset where it is not. */
function fill(
  waiting: readonly StreamRecord[],
  closes: number,
  { batchSize, payloadBytes, bytesOf }: BatchLimits,
): { count: number; full: number | undefined } {
  let bytes = emptyEventBytes;
  let count = 0;
  for (const record of waiting) {
    if (record.arrival > closes) break;
    bytes += bytesOf(record);
    if (bytes > payloadBytes) return { count, full: record.arrival };
    count++;
    if (count === batchSize) return { count, full: record.arrival };
  }
  return { count, full: undefined };
}

// {"Records":[]}, less the comma that the first record does not have.
const emptyEventBytes = 13;
