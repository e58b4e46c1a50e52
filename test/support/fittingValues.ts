/** Attribute values that fit a field's type, or nearly: what a producer means to write. */
import fc from "fast-check";
import type { Value } from "../../generator/model/model.js";
import type { AttributeMap, AttributeValue } from "../../runtime/codec/AttributeValue.js";
import { attributeValues, numbers, times } from "./attributeValues.js";

/** Make values for a place of the model. */
export function fittingValues(value: Value): fc.Arbitrary<AttributeValue> {
  const fitting = ofType(value);
  return value.nullable
    ? fc.oneof(
        { weight: 3, arbitrary: fitting },
        { weight: 1, arbitrary: fc.constant({ NULL: true }) },
      )
    : fitting;
}

function ofType(value: Value): fc.Arbitrary<AttributeValue> {
  const { type, stored } = value;
  switch (type.kind) {
    case "list":
      return fc.array(nearly(type.element), { maxLength: 4 }).map((L) => ({ L }));
    case "set":
      return setOf(stored.descriptor as "SS" | "NS" | "BS");
    case "map":
      return fc
        .dictionary(keys, nearly(type.value), { maxKeys: 4, noNullPrototype: true })
        .map((M) => ({ M }));
    case "struct":
      return fc
        .record(Object.fromEntries(type.fields.map((field) => [field.attribute, nearly(field)])), {
          requiredKeys: [],
        })
        .map((M) => ({ M: M as AttributeMap }));
    case "boolean":
      return fc.boolean().map((BOOL) => ({ BOOL }));
    case "json":
      return stored.descriptor === "S" ? fc.json().map((S) => ({ S })) : attributeValues;
    default:
      return scalar(value);
  }
}

/** Now and then something stands in a container that does not belong there. */
function nearly(value: Value): fc.Arbitrary<AttributeValue> {
  return fc.oneof(
    { weight: 8, arbitrary: fittingValues(value) },
    { weight: 1, arbitrary: attributeValues },
  );
}

function scalar({ type, stored }: Value): fc.Arbitrary<AttributeValue> {
  if (stored.descriptor === "B") return binary.map((B) => ({ B }));
  const text = textOf(type.kind);
  return stored.descriptor === "N" ? numbers.map((N) => ({ N })) : text.map((S) => ({ S }));
}

function textOf(kind: string): fc.Arbitrary<string> {
  switch (kind) {
    case "date":
    case "timestamp":
      return times;
    case "uuid":
      return fc.uuid();
    case "bytes":
      return binary;
    case "enum":
      return fc.constantFrom("A", "B", "", "C");
    case "string":
      return fc.string({ unit: "binary" });
    default:
      return numbers;
  }
}

const binary = fc
  .uint8Array({ maxLength: 12 })
  .map((bytes) => Buffer.from(bytes).toString("base64"));
const keys = fc.oneof(
  fc.string({ unit: "binary", maxLength: 6 }),
  fc.constantFrom("__proto__", "key", "a/b"),
);

function setOf(descriptor: "SS" | "NS" | "BS"): fc.Arbitrary<AttributeValue> {
  const members = { SS: fc.string({ unit: "binary" }), NS: fc.integer().map(String), BS: binary }[
    descriptor
  ];
  return fc
    .uniqueArray(members, { minLength: 1, maxLength: 4 })
    .map((items) => ({ [descriptor]: items }));
}
