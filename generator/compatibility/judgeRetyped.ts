import { describeType, innerValues } from "../model/describe.js";
import type { Field, Type } from "../model/model.js";
import { spell } from "../types/logicalTypes.js";
import { breaking, safe, type Verdict, type Verdicts, verdicts } from "./audiences.js";
import type { FieldChange } from "./Change.js";

const beside = "add a field of the new type beside it";

/** Say what another type of a field means to each audience. */
export function judgeRetyped({ before, after }: FieldChange): Verdicts {
  const [from, to] = [describeType(before.type), describeType(after.type)];
  return verdicts({
    avroBackward: resolves(before, after)
      ? safe(`${from} is read as ${to}`)
      : breaking(`${from} is not read as ${to}`, beside),
    avroForward: resolves(after, before)
      ? safe(`${to} is read as ${from}`)
      : breaking(`${to} is not read as ${from}`, beside),
    parquet: columns(before, after),
    athena: columns(before, after),
    producers: isAssignable(before, after)
      ? safe("what was given may be given still")
      : breaking("another type is to be given"),
    consumers: isAssignable(after, before)
      ? safe("what comes is what was to be expected")
      : breaking("another type comes"),
    items: itemsFit(before.type, after.type)
      ? safe("every value of the old type fits the new one")
      : breaking("old items hold values that do not fit, which are misfits", beside),
  });
}

/** @see https://avro.apache.org/docs/1.12.0/specification/#schema-resolution */
const promotions: Readonly<Record<string, readonly string[]>> = {
  int: ["long", "float", "double"],
  long: ["float", "double"],
  float: ["double"],
  string: ["bytes"],
  bytes: ["string"],
};

/** Tell whether Avro reads what was written as one type as another. */
function resolves(writer: Field, reader: Field): boolean {
  return typesResolve(writer.type, reader.type, [spell("avro", writer), spell("avro", reader)]);
}

function typesResolve(
  writer: Type,
  reader: Type,
  [written, read]: readonly [unknown, unknown],
): boolean {
  if (JSON.stringify(written) === JSON.stringify(read)) return true;
  const inner = innerValues(writer)[0];
  const other = innerValues(reader)[0];
  if (inner !== undefined && other !== undefined && isSequence(writer) === isSequence(reader)) {
    const spelt = [spell("avro", inner.value), spell("avro", other.value)] as const;
    return inner.suffix === other.suffix && typesResolve(inner.value.type, other.value.type, spelt);
  }
  return promotions[String(written)]?.includes(String(read)) ?? false;
}

function isSequence({ kind }: Type): boolean {
  return kind === "list" || kind === "set";
}

/** @see https://docs.aws.amazon.com/athena/latest/ug/types-of-updates.html#change-column-data-type */
const widenings: Readonly<Record<string, string>> = { int: "bigint", float: "double" };

const binaryDigits = "0.1 of old files shows as 0.10000000149011612, the float's own digits";

function columns(before: Field, after: Field): Verdict {
  if (sameHive(before, after)) return safe("the column's type stays");
  const [from, to] = [spell("hive", before), spell("hive", after)];
  return widenings[from] === to
    ? safe(`${to} has every ${from}${from === "float" ? `; ${binaryDigits}` : ""}`)
    : breaking(`AWS names ${from} to ${to} as no change that old files survive`, beside);
}

function sameHive(before: Field, after: Field): boolean {
  return spell("hive", before) === spell("hive", after);
}

/** Tell whether a value of one field's type may stand where the other's is asked for. */
function isAssignable(from: Field, to: Field): boolean {
  if (spell("typescript", from) === spell("typescript", to)) return true;
  return isText(from.type) && isAnyText(to.type);
}

function isAnyText(type: Type): boolean {
  return isText(type) && !(type.kind === "enum" && type.unknown === "misfit");
}

/** Tell whether an item's value of one type is always one of another, held in the same descriptor. */
function itemsFit(from: Type, to: Type): boolean {
  if (to.kind === "json") return true;
  if (from.kind === "list" && to.kind === "list")
    return itemsFit(from.element.type, to.element.type);
  if (from.kind === "map" && to.kind === "map") return itemsFit(from.value.type, to.value.type);
  if (isText(from) && to.kind === "string") return true;
  if (isText(from) && to.kind === "enum") return to.unknown === "keep";
  const [narrow, wide] = [digitsOf(from), digitsOf(to)];
  return (
    narrow !== undefined &&
    wide !== undefined &&
    narrow.whole <= wide.whole &&
    narrow.scale <= wide.scale
  );
}

function isText({ kind }: Type): boolean {
  return kind === "string" || kind === "enum" || kind === "uuid";
}

/** Digits before and after the point; floats keep 15 of them, at any scale. */
function digitsOf(type: Type): { whole: number; scale: number } | undefined {
  switch (type.kind) {
    case "int32":
      return { whole: 9.5, scale: 0 };
    case "int64":
      return { whole: 18.5, scale: 0 };
    case "decimal":
      return { whole: type.precision - type.scale, scale: type.scale };
    case "float32":
      return { whole: 39, scale: 39 };
    case "float64":
      return { whole: 309, scale: 309 };
    default:
      return undefined;
  }
}
