import { readFileSync } from "node:fs";
import { misfitText } from "../../codec/Misfit.js";
import type { TableRow } from "../../codec/RecordType.js";
import { type Parsed, type ParseRules, parse } from "../../core/parse.js";
import { readKinesisEvent } from "../../core/readKinesisEvent.js";
import { reasons } from "../../core/reasons.js";
import { JsonFile } from "../JsonFile.js";
import { UserError } from "../UserError.js";

/** What became of a record, as the delivery would have it. */
export type Decoded =
  | { readonly outcome: "ignored" }
  | {
      readonly outcome: "delivered";
      readonly recordType: string;
      readonly change: object;
      readonly columns: unknown;
      /** Each with its place: `/price: expected N, found S`. */
      readonly misfits: readonly string[];
    }
  | {
      readonly outcome: "quarantined";
      readonly reason: string;
      /** `file:line:column`, or the file where the payload is no JSON. */
      readonly place: string;
      readonly path: string;
      readonly message: string;
      readonly remedy: string;
    };

/**
 * Decode a payload: a Lambda event with any number of records, a change record as JSON, or a
 * record's data in base64.
 *
 * @param path - a file, or `/dev/stdin`
 * @throws {UserError} if there is no such file
 */
export function decodePayload(path: string, rules: ParseRules, now: Date): Decoded[] {
  const text = readPayload(path);
  const file = jsonFile(path, text);
  const parsed = recordsOf(text, file?.value, now.getTime()).map((record) => parse(record, rules));
  const inFile = file !== undefined && !isEvent(file.value);
  return parsed.map((each) => decoded(each, (pointer) => (inFile ? file.place(pointer) : path)));
}

function readPayload(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    throw UserError.at(path, "file", "cannot be read");
  }
}

/** A payload that is no JSON is one that the codec is to judge. */
function jsonFile(path: string, text: string): JsonFile | undefined {
  try {
    return new JsonFile(path, text);
  } catch {
    return undefined;
  }
}

function isEvent(value: unknown): boolean {
  return typeof value === "object" && value !== null && "Records" in value;
}

function recordsOf(text: string, value: unknown, arrivedAt: number) {
  if (isEvent(value)) return readKinesisEvent(value);
  const data = isBase64(text.trim()) ? text.trim() : Buffer.from(text).toString("base64");
  return [{ shardId: "shardId-000000000000", sequenceNumber: "0", arrivedAt, data }];
}

function isBase64(text: string): boolean {
  return /^[A-Za-z0-9+/]+={0,2}$/.test(text) && text.length % 4 === 0;
}

function decoded(parsed: Parsed<TableRow>, placeOf: (pointer: string) => string): Decoded {
  if (parsed.kind === "ignored") return { outcome: "ignored" };
  if (parsed.kind === "poison") {
    const { code, path, message } = parsed.failure;
    const { remedy } = reasons[code];
    return { outcome: "quarantined", reason: code, place: placeOf(path), path, message, remedy };
  }
  const { recordType, row, misfits } = parsed;
  return {
    outcome: "delivered",
    recordType: recordType.name,
    change: row.change,
    columns: row.columns,
    misfits: misfits.map(misfitText),
  };
}
