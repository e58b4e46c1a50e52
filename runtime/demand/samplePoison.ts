import { gzipSync } from "node:zlib";
import { changeBytes, type WireChange } from "./sample/WireChange.js";

/** Kinesis data that is not a change of the demand table. */
export interface SamplePoison {
  readonly name: string;
  readonly data: Uint8Array;
}

/** Make some of the data that strays onto a real stream, from a change that is in order. */
export function samplePoison(change: WireChange): SamplePoison[] {
  const json = Buffer.from(changeBytes(change)).toString();
  const keys = { ...change.dynamodb, Keys: { id: { N: "12" } } };
  return [
    { name: "a change cut short", data: Buffer.from(json.slice(0, json.length >> 1)) },
    { name: "another application's message", data: Buffer.from('{"type":"heartbeat"}') },
    { name: "a change in gzip", data: gzipSync(json) },
    { name: "a change of an unknown table", data: bytes({ ...change, tableName: "orders" }) },
    { name: "a key of another type", data: bytes({ ...change, dynamodb: keys }) },
  ];
}

function bytes(value: unknown): Uint8Array {
  return Buffer.from(JSON.stringify(value));
}
