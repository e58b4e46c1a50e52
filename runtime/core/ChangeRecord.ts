import type { AttributeMap } from "../codec/AttributeValue.js";
import { LocatedFailure } from "./LocatedFailure.js";

/**
 * A change record as DynamoDB puts it on a Kinesis stream: what is read of it.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/kds_gettingstarted.html
 */
export interface ChangeRecord {
  readonly eventID: string;
  readonly eventName: ChangeName;
  readonly tableName: string;
  /** Who made the change: an object where time to live did, else null or absent. */
  readonly userIdentity: unknown;
  readonly dynamodb: ChangeImages;
}

export const changeNames = ["INSERT", "MODIFY", "REMOVE"] as const;
export type ChangeName = (typeof changeNames)[number];

export interface ChangeImages {
  /** Epoch milliseconds or microseconds; not yet judged. */
  readonly ApproximateCreationDateTime: unknown;
  /** `MILLISECOND` or `MICROSECOND`; not yet judged. */
  readonly ApproximateCreationDateTimePrecision: unknown;
  readonly Keys: AttributeMap;
  readonly NewImage: AttributeMap | undefined;
  readonly OldImage: AttributeMap | undefined;
}

/**
 * Read a parsed JSON value as a change record. The attribute values in its images stay as they
 * are: the row codec judges those.
 *
 * @throws {LocatedFailure} `cloudwatch-envelope`, `not-a-change` or `key-misfit`
 */
export function readChangeRecord(value: unknown): ChangeRecord {
  const record = members(value, "");
  if (Array.isArray(record.logEvents)) {
    throw new LocatedFailure("cloudwatch-envelope", "", "log events of CloudWatch Logs");
  }
  return {
    eventID: text(record.eventID, "/eventID"),
    eventName: oneOf(changeNames, record.eventName, "/eventName"),
    tableName: text(record.tableName, "/tableName"),
    userIdentity: record.userIdentity ?? null,
    dynamodb: readImages(members(record.dynamodb, "/dynamodb"), "/dynamodb"),
  };
}

function readImages(images: Members, path: string): ChangeImages {
  return {
    ApproximateCreationDateTime: images.ApproximateCreationDateTime,
    ApproximateCreationDateTimePrecision: images.ApproximateCreationDateTimePrecision,
    Keys: keys(images.Keys, `${path}/Keys`),
    NewImage: image(images.NewImage, `${path}/NewImage`),
    OldImage: image(images.OldImage, `${path}/OldImage`),
  };
}

function keys(value: unknown, path: string): AttributeMap {
  if (isMembers(value)) return value as AttributeMap;
  throw new LocatedFailure("key-misfit", path, "expected an object");
}

function image(value: unknown, path: string): AttributeMap | undefined {
  return value === undefined || value === null ? undefined : (members(value, path) as AttributeMap);
}

type Members = Readonly<Record<string, unknown>>;

function members(value: unknown, path: string): Members {
  if (isMembers(value)) return value;
  throw unexpected("an object", path);
}

function isMembers(value: unknown): value is Members {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function text(value: unknown, path: string): string {
  if (typeof value === "string" && value !== "") return value;
  throw unexpected("a text", path);
}

function oneOf<T extends string>(names: readonly T[], value: unknown, path: string): T {
  const name = names.find((candidate) => candidate === value);
  if (name !== undefined) return name;
  throw unexpected(names.join(" or "), path);
}

function unexpected(expected: string, path: string): LocatedFailure {
  return new LocatedFailure("not-a-change", path, `expected ${expected}`);
}
