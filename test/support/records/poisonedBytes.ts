import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { changeBytes, type WireChange } from "../../../runtime/demand/sample/WireChange.js";
import type { Poison } from "./Poison.js";

/** Make data that is no text at all, or not the text of a change. */
export function poisonedBytes(change: WireChange): Poison[] {
  const bytes = Buffer.from(changeBytes(change));
  const base64 = bytes.toString("base64");
  return [
    { reason: "not-base64", name: "characters outside base64", data: `%${base64.slice(1)}` },
    {
      reason: "not-base64",
      name: "base64 of an impossible length",
      data: `${base64.slice(0, -4)}A=`,
    },
    { reason: "not-base64", name: "the change itself, not encoded", data: bytes.toString() },
    { reason: "empty", name: "no bytes", data: "" },
    poison("not-utf8", "a string that breaks off in a character", inString(bytes, [0xe2, 0x82])),
    poison("not-utf8", "an overlong encoding", inString(bytes, [0xc0, 0xaf])),
    poison("not-utf8", "an encoded surrogate", inString(bytes, [0xed, 0xa0, 0x80])),
    poison("not-utf8", "Latin-1", inString(bytes, [0x4d, 0xfc, 0x6e])),
    poison("not-utf8", "UTF-16 with its mark", utf16(bytes)),
    poison("gzip", "a change in gzip", gzipSync(bytes)),
    poison("gzip", "a CloudWatch Logs envelope", gzipSync(cloudWatchLogs(bytes))),
    poison("kpl-aggregated", "an aggregate of the Kinesis Producer Library", aggregate(bytes)),
  ];
}

function poison(reason: Poison["reason"], name: string, bytes: Uint8Array): Poison {
  return { reason, name, data: Buffer.from(bytes).toString("base64") };
}

// In front of the table's name, so that the rest is in order.
function inString(bytes: Buffer, broken: readonly number[]): Buffer {
  const at = bytes.indexOf('"tableName":"') + '"tableName":"'.length;
  return Buffer.concat([bytes.subarray(0, at), Buffer.from(broken), bytes.subarray(at)]);
}

function utf16(bytes: Buffer): Buffer {
  return Buffer.from(`\ufeff${bytes.toString()}`, "utf16le");
}

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html */
function cloudWatchLogs(bytes: Buffer): string {
  return JSON.stringify({
    owner: "111111111111",
    logGroup: "/aws/lambda/demand",
    logStream: "2024/05/01/[$LATEST]0",
    subscriptionFilters: ["all"],
    messageType: "DATA_MESSAGE",
    logEvents: [{ id: "1", timestamp: 1714557600000, message: bytes.toString() }],
  });
}

/**
 * Wrap a record as the Kinesis Producer Library aggregates: magic bytes, a protobuf message of
 * partition keys and records, the message's MD5.
 *
 * @see https://github.com/awslabs/amazon-kinesis-producer/blob/master/aggregation-format.md
 */
function aggregate(bytes: Buffer): Buffer {
  const record = Buffer.concat([Buffer.from([0x08, 0x00]), delimited(0x1a, bytes)]);
  const message = Buffer.concat([delimited(0x0a, Buffer.from("key")), delimited(0x1a, record)]);
  const magic = Buffer.from([0xf3, 0x89, 0x9a, 0xc2]);
  return Buffer.concat([magic, message, createHash("md5").update(message).digest()]);
}

function delimited(tag: number, bytes: Buffer): Buffer {
  return Buffer.concat([Buffer.from([tag]), varint(bytes.length), bytes]);
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  for (let rest = value; ; rest >>>= 7) {
    if (rest < 0x80) return Buffer.from([...bytes, rest]);
    bytes.push((rest & 0x7f) | 0x80);
  }
}
