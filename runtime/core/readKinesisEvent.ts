import type { ArrivedRecord } from "./ArrivedRecord.js";

/** An event that did not come from a Kinesis event source mapping. */
export class MalformedEventError extends Error {
  override readonly name = "MalformedEventError";
  /** JSON Pointer into the event. */
  readonly path: string;

  constructor(
    path: string,
    private readonly problem: string,
  ) {
    super(`${path === "" ? "the event" : path}: ${problem}`);
    this.path = path;
  }

  /** Give the error as that of a value below a path. */
  below(path: string): MalformedEventError {
    return new MalformedEventError(path + this.path, this.problem);
  }
}

/**
 * Read the records of the event with which Lambda invokes a function for a Kinesis stream.
 *
 * @throws {MalformedEventError} if it is another event
 * @see https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis.html
 */
export function readKinesisEvent(event: unknown): readonly ArrivedRecord[] {
  const records = isObject(event) ? event.Records : undefined;
  if (!Array.isArray(records)) {
    throw new MalformedEventError(
      "",
      "expected an object with Records, as Lambda sends for Kinesis",
    );
  }
  return records.map(readRecord);
}

function readRecord(record: unknown, index: number): ArrivedRecord {
  try {
    return arrivedRecord(record);
  } catch (error) {
    throw error instanceof MalformedEventError ? error.below(`/Records/${index}`) : error;
  }
}

function arrivedRecord(record: unknown): ArrivedRecord {
  const kinesis = isObject(record) ? record.kinesis : undefined;
  if (!isObject(record) || !isObject(kinesis)) {
    throw new MalformedEventError("/kinesis", "expected the record of a Kinesis stream");
  }
  const sequenceNumber = digits(kinesis.sequenceNumber, "/kinesis/sequenceNumber");
  return {
    shardId: shardOf(record.eventID, sequenceNumber, "/eventID"),
    sequenceNumber,
    arrivedAt: instant(kinesis.approximateArrivalTimestamp, "/kinesis/approximateArrivalTimestamp"),
    data: text(kinesis.data, "/kinesis/data"),
  };
}

/** What stood before the sequence number in the event's id of the record before. */
let lastPrefix = "";
let lastShard = "";

/**
 * The event's id is the shard's, a colon and the sequence number. Records of one shard get one text
 * for it, which is fast to compare.
 */
function shardOf(eventId: unknown, sequenceNumber: string, path: string): string {
  const id = text(eventId, path);
  if (lastShard !== "" && isJoined(id, lastPrefix, sequenceNumber)) return lastShard;
  const prefix = id.slice(0, -sequenceNumber.length);
  if (prefix.length < 2 || !prefix.endsWith(":") || !id.endsWith(sequenceNumber)) {
    throw new MalformedEventError(path, "expected shardId-…:<sequence number>");
  }
  lastPrefix = prefix;
  lastShard = prefix.slice(0, -1);
  return lastShard;
}

/** A concatenation would copy what is compared; V8 makes slices of a text without a copy. */
function isJoined(text: string, start: string, end: string): boolean {
  return text.slice(0, start.length) === start && text.slice(start.length) === end;
}

function digits(value: unknown, path: string): string {
  if (typeof value !== "string" || !/^\d+$/.test(value)) {
    throw new MalformedEventError(path, "expected a string of digits");
  }
  return value;
}

/** Lambda gives the arrival in seconds with a fraction. */
function instant(seconds: unknown, path: string): number {
  const millis = typeof seconds === "number" ? Math.round(seconds * 1000) : Number.NaN;
  if (Math.abs(millis) <= mostMillis) return millis;
  throw new MalformedEventError(path, "expected seconds since the epoch");
}

/** What a Date reaches to from the epoch, both ways. */
const mostMillis = 8.64e15;

function text(value: unknown, path: string): string {
  if (typeof value !== "string") throw new MalformedEventError(path, "expected a string");
  return value;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
