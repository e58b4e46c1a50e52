import { type Journey, pathOf } from "../../model/journey.js";
import type { Derivation, EnumType, Field, RecordModel, Type } from "../../model/model.js";
import { nullMeaning } from "../../model/nullMeaning.js";
import { spellingText } from "../../types/spellingText.js";
import { columnLink } from "./columnId.js";
import { type Inline, joined } from "./Inline.js";
import { memberExpression } from "./memberExpression.js";

/** A line of what is known of a column. */
export interface Fact {
  readonly label: string;
  readonly runs: readonly Inline[];
}

/** List what there is to say of a column besides its documentation; what is plain is left out. */
export function columnFacts(journey: Journey): readonly Fact[] {
  const { field } = journey;
  return [
    ...athenaFact(journey),
    ...symbolFacts(field.type),
    ...originFact(journey),
    ...nullFact(journey),
    ...defaultFact(field),
    ...aliasFact(field),
  ];
}

/** Athena's type, where it is not the logical one, and what a query says where it is not the path. */
function athenaFact(journey: Journey): readonly Fact[] {
  const type = spellingText("hive", journey.field);
  const types = type === journey.logicalType ? [] : [{ code: type }];
  const expression = memberExpression(journey.chain);
  const isPath = expression === pathOf(journey, ({ column }) => column);
  const runs = joined([...types, ...(isPath ? [] : [{ code: expression }])], " as ");
  return runs.length === 0 ? [] : [fact("Athena", ...runs)];
}

function symbolFacts(type: Type): readonly Fact[] {
  const found = enumIn(type);
  if (found === undefined) return [];
  const symbols = joined(
    found.symbols.map((symbol) => ({ code: symbol })),
    " ",
  );
  const others = found.unknown === "keep" ? "others are kept" : "others do not fit";
  return [fact("Symbols", ...symbols, { text: ` ${others}` })];
}

function enumIn(type: Type): EnumType | undefined {
  switch (type.kind) {
    case "enum":
      return type;
    case "list":
    case "set":
      return enumIn(type.element.type);
    case "map":
      return enumIn(type.value.type);
    default:
      return undefined;
  }
}

function originFact({ field, chain, origin, record }: Journey): readonly Fact[] {
  if (origin === "change") return [];
  if (field.derived !== undefined) return [derivationFact(field.derived, record)];
  const attribute = { code: pathOf({ chain }, (field) => field.attribute) };
  return [fact("Item", attribute, { text: ` as ${spellingText("dynamodb", field)}` })];
}

function derivationFact({ function: name, from }: Derivation, record: RecordModel): Fact {
  const inputs = from.map((input) => inputLink(input, record));
  return fact(
    "Derived",
    { text: "by " },
    { code: name },
    { text: " from " },
    ...joined(inputs, ", "),
  );
}

function inputLink(name: string, record: RecordModel): Inline {
  const input = record.fields.find((field) => field.name === name);
  return input === undefined ? { code: name } : columnLink(record, input);
}

function nullFact(journey: Journey): readonly Fact[] {
  const meaning = nullMeaning(journey);
  return meaning === undefined ? [] : [fact("Null", { text: meaning })];
}

function defaultFact({ default: value }: Field): readonly Fact[] {
  return value === undefined ? [] : [fact("Default", { code: JSON.stringify(value) })];
}

function aliasFact({ aliases }: Field): readonly Fact[] {
  const names = joined(
    aliases.map((name) => ({ code: name })),
    ", ",
  );
  return aliases.length === 0 ? [] : [fact("Earlier", ...names)];
}

function fact(label: string, ...runs: readonly Inline[]): Fact {
  return { label, runs };
}
