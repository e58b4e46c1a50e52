import type { Node } from "jsonc-parser";
import type { ReaderValue } from "../../readers/ReaderValue.js";

/** A type as Trino's protocol describes it. */
export interface TypeSignature {
  /** The type's name without arguments: `decimal`, `row`. */
  readonly rawType: string;
  readonly arguments: readonly TypeArgument[];
}

type TypeArgument =
  | { readonly kind: "TYPE"; readonly value: TypeSignature }
  | { readonly kind: "NAMED_TYPE"; readonly value: NamedType }
  | { readonly kind: "LONG"; readonly value: number };

interface NamedType {
  readonly fieldName?: { readonly name: string };
  readonly typeSignature: TypeSignature;
}

/**
 * Spell a value of Trino's protocol as every reader does.
 *
 * @param node the value's place in the JSON text; numbers are taken from the text, digit by digit
 * @throws Error for a type that no generated table has
 */
export function trinoValue(node: Node | undefined, type: TypeSignature, text: string): ReaderValue {
  if (node === undefined || node.type === "null") {
    return null;
  }
  const { children = [] } = node;
  switch (type.rawType) {
    case "boolean":
      return node.value;
    case "tinyint":
    case "smallint":
    case "integer":
      return Number(node.value);
    case "bigint":
      return node.type === "number"
        ? text.slice(node.offset, node.offset + node.length)
        : node.value;
    case "real":
    case "double":
      return floatValue(Number(node.value));
    case "timestamp":
    case "timestamp with time zone":
      return epochMillis(node.value);
    case "decimal":
    case "varchar":
    case "char":
    case "date":
    case "uuid":
    case "json":
    case "varbinary":
      return node.value;
    case "array":
      return children.map((element) => trinoValue(element, argument(type, 0), text));
    case "map":
      return mapValue(children, type, text);
    case "row":
      return Object.fromEntries(
        children.map((member, index) => [
          memberName(type, index),
          trinoValue(member, argument(type, index), text),
        ]),
      );
    default:
      throw new Error(`no spelling for Trino's type ${type.rawType}`);
  }
}

function mapValue(entries: readonly Node[], type: TypeSignature, text: string): ReaderValue {
  return entries
    .map(({ children: [key, value] = [] }): [string, ReaderValue] => [
      String(key?.value),
      trinoValue(value, argument(type, 1), text),
    ])
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

function floatValue(value: number): ReaderValue {
  return Number.isFinite(value) ? value : String(value);
}

/**
 * Spell `2024-02-29 23:59:59.999` or `2024-02-29 23:59:59.999 UTC` as milliseconds since the epoch,
 * with a fraction where it has more digits.
 *
 * @throws Error for another time zone
 */
export function epochMillis(timestamp: string): string {
  const match = /^([\d-]+) ([\d:]+)(?:\.(\d+))?(?: UTC)?$/.exec(timestamp);
  const seconds = match && Date.parse(`${match[1]}T${match[2]}Z`) / 1000;
  if (seconds === null || Number.isNaN(seconds)) {
    throw new Error(`no spelling for Trino's timestamp ${timestamp}`);
  }
  const fraction = (match?.[3] ?? "").padEnd(3, "0");
  const count = BigInt(seconds) * 10n ** BigInt(fraction.length) + BigInt(fraction);
  return withPoint(count, fraction.length - 3);
}

/** Spell a count of which the last digits are a fraction, without trailing zeros. */
function withPoint(count: bigint, fractionDigits: number): string {
  const digits = String(count < 0n ? -count : count).padStart(fractionDigits + 1, "0");
  const whole = digits.slice(0, digits.length - fractionDigits);
  const fraction = digits.slice(whole.length).replace(/0+$/, "");
  return `${count < 0n ? "-" : ""}${whole}${fraction && `.${fraction}`}`;
}

function argument(type: TypeSignature, index: number): TypeSignature {
  const found = type.arguments[index];
  switch (found?.kind) {
    case "TYPE":
      return found.value;
    case "NAMED_TYPE":
      return found.value.typeSignature;
    default:
      throw new Error(`Trino's type ${type.rawType} has no argument ${index}`);
  }
}

function memberName(type: TypeSignature, index: number): string {
  const found = type.arguments[index];
  return (found?.kind === "NAMED_TYPE" ? found.value.fieldName?.name : undefined) ?? `${index}`;
}
