/** Attribute values that the kernel takes, most of them, and those next to them that it must not. */
import fc from "fast-check";
import type { Field, Type, Value } from "../../generator/model/model.js";
import type { AttributeMap, AttributeValue } from "../../runtime/codec/AttributeValue.js";
import type { Random } from "../../runtime/demand/sample/Random.js";
import { attributeValues } from "../support/attributeValues.js";
import {
  base64Text,
  dateText,
  decimalText,
  integerText,
  numberText,
  textOf,
  uuidText,
} from "./exactText.js";
import { jsonAttribute } from "./jsonAttribute.js";

/** How a record's values are chosen. */
export interface Mood {
  /** The share of values that are at an edge, or beyond it. */
  readonly odd: number;
  /** The share of optional fields that are there. */
  readonly present: number;
}

const anyValues = fc.sample(attributeValues, { numRuns: 1000, seed: 1 });

/** Make a value for a place of the model. */
export function exactValue(random: Random, value: Value, mood: Mood): AttributeValue {
  if (random.chance(value.nullable ? 0.2 : mood.odd / 20)) return { NULL: true };
  if (random.chance(mood.odd / 10)) return random.pick(anyValues);
  const { type, stored } = value;
  switch (type.kind) {
    case "boolean":
      return { BOOL: random.chance(0.5) };
    case "json":
      if (stored.descriptor === "S") return { S: JSON.stringify({ a: [1] }) };
      return jsonAttribute(random, mood);
    case "bytes":
      return bytesValue(random, stored.descriptor, mood);
    case "list":
      return { L: several(random, 4, () => exactValue(random, type.element, mood)) };
    case "set":
      return setValue(random, type.element, stored.descriptor, mood);
    case "map":
      return mapValue(random, type.value, mood);
    case "struct":
      return { M: exactImage(random, type.fields, mood) };
    default:
      return scalarValue(random, value, mood);
  }
}

/** Make the attributes of a record or struct. */
export function exactImage(random: Random, fields: readonly Field[], mood: Mood): AttributeMap {
  const members: [string, AttributeValue][] = [];
  for (const field of fields) {
    if (field.derived !== undefined || !isPresent(random, field, mood)) continue;
    members.push([field.attribute, exactValue(random, field, mood)]);
  }
  // Object.fromEntries makes `__proto__` a member like any other.
  return Object.fromEntries(random.chance(0.2) ? shuffled(random, members) : members);
}

/** Put things in any order. */
export function shuffled<T>(random: Random, items: readonly T[]): T[] {
  return items
    .map((item) => [random.fraction(), item] as const)
    .sort(([a], [b]) => a - b)
    .map(([, item]) => item);
}

/** What the kernel leaves to the row codec wherever it stands, is rare. */
function isPresent(random: Random, { presence, attribute, type, stored }: Field, mood: Mood) {
  if (presence === "required") return !random.chance(mood.odd / 20);
  const isText = stored.descriptor === "S" && stored.encoding !== "iso-utc";
  const isLeft =
    (isText && ["json", "float32", "float64"].includes(type.kind)) ||
    JSON.stringify(attribute).includes("\\");
  return random.chance(isLeft ? mood.odd / 10 : mood.present);
}

function scalarValue(random: Random, { type, stored }: Value, mood: Mood): AttributeValue {
  const text = scalarText(
    random,
    type,
    stored.encoding,
    random.chance(mood.odd),
    stored.descriptor,
  );
  return stored.descriptor === "N" ? { N: text } : { S: text };
}

function scalarText(
  random: Random,
  type: Type,
  encoding: string | undefined,
  isOdd: boolean,
  descriptor: string,
): string {
  switch (type.kind) {
    case "int32":
      return integerText(random, isOdd, 2n ** 31n);
    case "int64":
      return integerText(random, isOdd, isOdd ? 2n ** 63n : 10n ** 18n);
    case "float32":
      return isOdd ? numberText(random, 10, 6) : numberText(random, 6);
    case "float64":
      return isOdd ? numberText(random, 20, 15) : numberText(random, 15);
    case "decimal":
      return decimalText(random, type, isOdd, descriptor === "S");
    case "enum":
      return isOdd ? `${random.pick(type.symbols)}C` : random.pick(type.symbols);
    case "uuid":
      return uuidText(random, isOdd);
    case "date":
    case "timestamp":
      return dateText(random, type.kind, encoding, isOdd);
    default:
      return textOf(random);
  }
}

function bytesValue(random: Random, descriptor: string, mood: Mood): AttributeValue {
  const isOdd = random.chance(mood.odd);
  const once = base64Text(random, random.bytes(random.below(20)), isOdd);
  if (descriptor !== "B") return { S: once };
  // Kinesis carries base64 of base64 text.
  return { B: base64Text(random, Buffer.from(once), isOdd && random.chance(0.3)) };
}

function setValue(random: Random, element: Value, descriptor: string, mood: Mood): AttributeValue {
  const single = descriptor.charAt(0);
  const one = () => exactValue(random, { ...element, nullable: false }, { ...mood, odd: 0 });
  const count = random.chance(0.02) ? random.between(60, 66) : random.between(1, 5);
  const items = Array.from({ length: count }, () => (one() as Record<string, unknown>)[single]);
  if (random.chance(mood.odd)) items.push(...items.slice(0, 1));
  return { [descriptor]: random.chance(mood.odd / 10) ? [] : items } as unknown as AttributeValue;
}

function mapValue(random: Random, value: Value, mood: Mood): AttributeValue {
  const entries = several(random, 4, () => [keyText(random), exactValue(random, value, mood)]);
  return { M: Object.fromEntries(entries) as AttributeMap };
}

const keys = ["key", "a/b", "__proto__", "constructor", "é", "x".repeat(40), "-1", "toString"];

function keyText(random: Random): string {
  return random.chance(0.1)
    ? random.pick(["@1", "key#", "é#", "01", "", 'a"b', "a\\b"])
    : random.pick(keys);
}

/** A few, or so many that one such list fills a column, if they are short. */
function several<T>(random: Random, most: number, make: () => T): T[] {
  if (random.chance(0.003)) {
    const one = make();
    return Array.from(
      { length: JSON.stringify(one).length < 24 ? random.pick([28_000, 33_000]) : 300 },
      () => one,
    );
  }
  const count = random.chance(0.005) ? random.between(5, 100) : random.between(0, most);
  return Array.from({ length: count }, make);
}
