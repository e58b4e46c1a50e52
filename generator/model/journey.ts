/** The journey of a value: from the schema and the item to its type in each type system. */
import type { Fidelity, TypeSystem } from "../types/logicalTypes.js";
import { spellingText } from "../types/spellingText.js";
import { describeType } from "./describe.js";
import { fieldLedger, type LedgerEntry } from "./lower.js";
import type { Field, Model, RecordModel, Type } from "./model.js";

/** What becomes of one field, nested or not. */
export interface Journey {
  readonly record: RecordModel;
  /** The fields from the record's own down to this one. */
  readonly chain: readonly [Field, ...Field[]];
  readonly field: Field;
  readonly logicalType: string;
  /** Where its value comes from. */
  readonly origin: "item" | "derivation" | "change";
  /** In the order of the type table; without `dynamodb` where the value is in no item. */
  readonly stops: readonly Stop[];
  /** The journeys of the members, where it is a struct or holds structs. */
  readonly members: readonly Journey[];
}

/** What a field is in one type system. */
export interface Stop extends LedgerEntry {
  /** Its type, as `spellingText` has it. */
  readonly type: string;
}

/** Describe the journeys of a record's fields, in their order. */
export function journeysOf(model: Model, record: RecordModel): readonly Journey[] {
  const isChange = record === model.change;
  return record.fields.map((field) => {
    const origin = isChange ? "change" : field.derived === undefined ? "item" : "derivation";
    return journey(record, [field], origin);
  });
}

function journey(record: RecordModel, chain: Journey["chain"], origin: Journey["origin"]): Journey {
  const field = chain.at(-1) as Field;
  return {
    record,
    chain,
    field,
    logicalType: describeType(field.type),
    origin,
    stops: stopsOf(field, origin),
    members: membersOf(field.type).map((member) => journey(record, [...chain, member], origin)),
  };
}

function stopsOf(field: Field, origin: Journey["origin"]): readonly Stop[] {
  return fieldLedger(field)
    .filter(({ system }) => origin === "item" || system !== "dynamodb")
    .map((entry) => ({
      ...entry,
      reasons: entry.reasons.map(readable),
      type: spellingText(entry.system, field),
    }));
}

/** A reason names the nested value that it is about from this one on: `[].row`, `{}`, `.lat`. */
function readable(reason: string): string {
  return reason.replace(/^\./, "").replace(/^\[\]/, "element").replace(/^\{\}/, "value");
}

/** Give the members of the struct that a value is or, at any depth, holds. */
function membersOf(type: Type): readonly Field[] {
  switch (type.kind) {
    case "struct":
      return type.fields;
    case "list":
    case "set":
      return membersOf(type.element.type);
    case "map":
      return membersOf(type.value.type);
    default:
      return [];
  }
}

/** Give a journey and those of its members, at every depth. */
export function withMembers(journey: Journey): readonly Journey[] {
  return [journey, ...journey.members.flatMap(withMembers)];
}

/** Spell where a field is in its record: the names on the way, such as its columns, with dots. */
export function pathOf({ chain }: Pick<Journey, "chain">, name: (field: Field) => string): string {
  return chain.map(name).join(".");
}

/** Count a field's type systems by fidelity, those that are exact first; zeroes are left out. */
export function fidelityCounts(stops: readonly Stop[]): readonly (readonly [Fidelity, number])[] {
  const all: readonly Fidelity[] = ["exact", "widened", "lossy"];
  return all
    .map(
      (fidelity) => [fidelity, stops.filter((stop) => stop.fidelity === fidelity).length] as const,
    )
    .filter(([, count]) => count > 0);
}

/** How people call the type systems. */
export const systemNames: Readonly<Record<TypeSystem, string>> = {
  typescript: "TypeScript",
  dynamodb: "DynamoDB",
  avro: "Avro",
  parquet: "Parquet",
  hive: "Athena",
  iceberg: "Iceberg",
};
