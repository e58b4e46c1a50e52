import { createHash } from "node:crypto";
import type { AttributeMap, AttributeValue } from "../../codec/AttributeValue.js";
import type { Write } from "./ItemStore.js";
import { itemSize } from "./itemSize.js";

export type Precision = "MILLISECOND" | "MICROSECOND";

/**
 * A change record as DynamoDB writes it to a Kinesis data stream, one to a Kinesis record.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/kds_gettingstarted.html
 */
export interface WireChange {
  readonly awsRegion: string;
  readonly eventID: string;
  readonly eventName: Write["eventName"];
  readonly userIdentity: UserIdentity | null;
  readonly recordFormat: "application/json";
  readonly tableName: string;
  readonly dynamodb: WireImages;
  readonly eventSource: "aws:dynamodb";
}

/** Who deleted an item: set where time to live did. */
export interface UserIdentity {
  readonly type: string;
  readonly principalId: string;
}

/** The images of a change; binary is base64 of base64 text. */
export interface WireImages {
  /** Epoch milliseconds or microseconds, by the precision. */
  readonly ApproximateCreationDateTime: number;
  readonly Keys: AttributeMap;
  readonly NewImage?: AttributeMap;
  readonly OldImage?: AttributeMap;
  readonly SizeBytes: number;
  /** Absent where the time is in milliseconds. */
  readonly ApproximateCreationDateTimePrecision?: "MICROSECOND";
}

/** The identity of a time-to-live deletion. */
export const timeToLive: UserIdentity = {
  type: "Service",
  principalId: "dynamodb.amazonaws.com",
};

/** What a change record says besides the write itself. */
export interface ChangeContext {
  readonly tableName: string;
  readonly eventId: string;
  /** Microseconds since the epoch. */
  readonly micros: bigint;
  readonly precision: Precision;
  readonly userIdentity: UserIdentity | null;
}

/** Spell a write as the change record that DynamoDB puts on the stream. */
export function wireChange(write: Write, context: ChangeContext): WireChange {
  return {
    awsRegion: "eu-west-1",
    eventID: context.eventId,
    eventName: write.eventName,
    userIdentity: context.userIdentity,
    recordFormat: "application/json",
    tableName: context.tableName,
    dynamodb: wireImages(write, context),
    eventSource: "aws:dynamodb",
  };
}

/** Return the bytes of a change record's Kinesis data. */
export function changeBytes(change: WireChange): Uint8Array {
  return Buffer.from(JSON.stringify(change));
}

/**
 * Return the partition key of an item's Kinesis records: 32 upper-case hex digits that depend on
 * the item's key alone. AWS documents the form nowhere; captured records have it.
 */
export function partitionKey(keys: AttributeMap): string {
  return createHash("md5").update(JSON.stringify(keys)).digest("hex").toUpperCase();
}

/** Encode the binary of an image once more, as the stream carries it. */
export function wireImage(image: AttributeMap): AttributeMap {
  return Object.fromEntries(Object.entries(image).map(([name, value]) => [name, wireValue(value)]));
}

function wireImages(write: Write, { micros, precision }: ChangeContext): WireImages {
  const micro = precision === "MICROSECOND";
  const images = [write.keys, write.newImage, write.oldImage];
  return {
    ApproximateCreationDateTime: Number(micro ? micros : micros / 1000n),
    Keys: wireImage(write.keys),
    ...(write.newImage && { NewImage: wireImage(write.newImage) }),
    ...(write.oldImage && { OldImage: wireImage(write.oldImage) }),
    SizeBytes: images.reduce((total, image) => total + (image ? itemSize(image) : 0), 0),
    ...(micro && { ApproximateCreationDateTimePrecision: "MICROSECOND" }),
  };
}

function wireValue(value: AttributeValue): AttributeValue {
  if (value.B !== undefined) return { B: base64Again(value.B) };
  if (value.BS) return { BS: value.BS.map(base64Again) };
  if (value.M) return { M: wireImage(value.M) };
  if (value.L) return { L: value.L.map(wireValue) };
  return value;
}

function base64Again(value: string | Uint8Array): string {
  const once = typeof value === "string" ? value : Buffer.from(value).toString("base64");
  return Buffer.from(once, "utf8").toString("base64");
}
