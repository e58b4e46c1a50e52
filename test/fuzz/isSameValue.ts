/** Tells whether a cell says what a value of util-dynamodb does; written apart from the codecs. */
import { isDeepStrictEqual } from "node:util";
import { NumberValueImpl as NumberValue } from "@aws-sdk/util-dynamodb";
import type { Field, Type, Value } from "../../generator/model/model.js";
import type { PlainCell } from "../support/cells.js";

/** Compare a cell with a value that was unmarshalled with `wrapNumbers`. */
export function isSameValue({ type, stored }: Value, cell: PlainCell, value: unknown): boolean {
  if (value === undefined || value === null) return cell === null || cell === "null";
  switch (type.kind) {
    case "list":
      return sameList(type.element, cell as PlainCell[], value as unknown[]);
    case "set":
      return sameSet(type.element, cell as PlainCell[], [...(value as Set<unknown>)]);
    case "map":
      return sameMap(type.value, entriesOf(cell), value as object);
    case "struct":
      return sameStruct(type.fields, entriesOf(cell), value as object);
    case "json":
      return stored.descriptor === "S" ? cell === value : sameJson(cell as string, value);
    case "bytes":
      return cell === bytesOf(value as string, stored.descriptor).toString("hex");
    default:
      return sameScalar(type, stored.encoding, cell, textOf(value));
  }
}

function textOf(value: unknown): string | boolean {
  return isNumber(value) ? value.value : (value as string | boolean);
}

/** A number may also have become the prototype of a map, as its `__proto__`. */
function isNumber(value: unknown): value is NumberValue {
  return value instanceof NumberValue && Object.hasOwn(value, "value");
}

function sameScalar(
  type: Type,
  encoding: string | undefined,
  cell: PlainCell,
  text: string | boolean,
): boolean {
  switch (type.kind) {
    case "int32":
    case "float64":
      return Object.is(cell, Number(text));
    case "float32":
      return Object.is(cell, Math.fround(Number(text)));
    case "int64":
    case "decimal":
      return canonical(cell as string) === canonical(text as string);
    case "date":
      return cell === dayOf(text as string, encoding);
    case "timestamp":
      return cell === instantOf(text as string, encoding);
    default:
      return cell === text;
  }
}

/** Leave out zeros that say nothing. */
function canonical(text: string): string {
  const plain = text.includes(".") ? text.replace(/\.?0+$/, "") : text;
  return plain === "-0" ? "0" : plain;
}

function dayOf(text: string, encoding: string | undefined): string | undefined {
  return encoding?.startsWith("epoch") ? instantOf(text, encoding)?.slice(0, 10) : text;
}

/** Digits behind the point of a count of seconds. */
const digitsOf: Readonly<Record<string, number>> = {
  "epoch-seconds": 0,
  "epoch-millis": 3,
  "epoch-micros": 6,
};

function instantOf(text: string, encoding: string | undefined): string | undefined {
  const digits = digitsOf[encoding ?? ""];
  if (digits === undefined)
    return new Date(`${text}${text.endsWith("Z") ? "" : "Z"}`).toISOString();
  const [whole = "", fraction = ""] = text.split(".");
  const nanos = BigInt(whole + fraction.padEnd(9 - digits, "0"));
  const millis = new Date(Number(nanos / 1_000_000n));
  return nanos % 1_000_000n === 0n ? millis.toISOString() : undefined;
}

/** Kinesis carries base64 of base64 text. */
function bytesOf(text: string, descriptor: string): Buffer {
  const once = Buffer.from(text, "base64");
  return descriptor === "B" ? Buffer.from(once.toString("latin1"), "base64") : once;
}

function sameList(element: Value, cells: readonly PlainCell[], values: readonly unknown[]) {
  return (
    cells.length === values.length &&
    cells.every((cell, at) => isSameValue(element, cell, values[at]))
  );
}

/** Elements that come twice, which DynamoDB never has, come once where the SDK read them. */
function sameSet(element: Value, cells: readonly PlainCell[], values: readonly unknown[]) {
  const isIn = (cell: PlainCell) => values.some((value) => isSameValue(element, cell, value));
  const isOut = (value: unknown) => cells.some((cell) => isSameValue(element, cell, value));
  return cells.every(isIn) && values.every(isOut);
}

type Entries = readonly (readonly [string, PlainCell])[];

function entriesOf(cell: PlainCell): Entries {
  return (cell as { readonly entries: Entries }).entries;
}

/** The SDK sets `__proto__` like any member, and so loses it. */
const lost = "__proto__";

function sameMap(element: Value, entries: Entries, value: object): boolean {
  const members = new Map(Object.entries(value));
  const kept = entries.filter(([name]) => name !== lost);
  return (
    kept.length === members.size &&
    kept.every(([name, cell]) => isSameValue(element, cell, members.get(name)))
  );
}

function sameStruct(fields: readonly Field[], entries: Entries, value: object): boolean {
  const [cells, members] = [new Map(entries), new Map(Object.entries(value))];
  return fields.every(
    (field) =>
      field.attribute === lost ||
      isSameValue(field, cells.get(field.column) ?? null, members.get(field.attribute)),
  );
}

function sameJson(text: string, value: unknown): boolean {
  return isDeepStrictEqual(withoutLost(JSON.parse(text)), withoutLost(value));
}

function withoutLost(value: unknown): unknown {
  if (isNumber(value)) return Number(value.value);
  if (Array.isArray(value)) return value.map(withoutLost);
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(([name]) => name !== lost);
  return Object.fromEntries(kept.map(([name, member]) => [name, withoutLost(member)]));
}
