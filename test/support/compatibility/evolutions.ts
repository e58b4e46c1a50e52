import type { Field } from "../../../generator/model/model.js";
import type { AttributeMap } from "../../../runtime/codec/AttributeValue.js";
import * as make from "../demandModel.js";

/** One kind of change: a record's fields before and after, and items as they were written. */
export interface Evolution {
  readonly before: readonly Field[];
  readonly after: readonly Field[];
  readonly oldItems: readonly AttributeMap[];
  readonly newItems: readonly AttributeMap[];
}

const optional = { presence: "optional" } as const;
const closed = (...symbols: readonly string[]) =>
  make.value({ kind: "enum", symbols, unknown: "misfit" });
const line = (...fields: readonly Field[]) =>
  make.fieldOf("lines", make.listOf(make.value(make.structOf("Line", fields), "M")), optional);

/** The field `note` under another name. */
export const renamed = make.fieldOf("remark", make.text, {
  ...optional,
  aliases: ["note"],
  earlierColumns: ["note"],
  attribute: "note",
});

const keptColumn = { column: "note", attribute: "note", aliases: ["note"] };

/** The kinds of change that the matrix of `compat` judges, by what happens. */
export const evolutions: Readonly<Record<string, Evolution>> = {
  "an optional field is added": {
    before: [],
    after: [make.fieldOf("note", make.text, optional)],
    oldItems: [{}],
    newItems: [{ note: { S: "x" } }],
  },
  "a required field is added": {
    before: [],
    after: [make.fieldOf("note", make.text)],
    oldItems: [{}],
    newItems: [{ note: { S: "x" } }],
  },
  "a field is removed": {
    before: [make.fieldOf("note", make.text, optional)],
    after: [],
    oldItems: [{ note: { S: "x" } }],
    newItems: [{}],
  },
  "a field is renamed, with its alias and attribute kept": {
    before: [make.fieldOf("note", make.text, optional)],
    after: [renamed],
    oldItems: [{ note: { S: "x" } }],
    newItems: [{ note: { S: "y" } }],
  },
  "a property is renamed, and its column kept": {
    before: [make.fieldOf("note", make.text, optional)],
    after: [make.fieldOf("remark", make.text, { ...optional, ...keptColumn })],
    oldItems: [{ note: { S: "x" } }],
    newItems: [{ note: { S: "y" } }],
  },
  "a member of a struct is renamed, with its alias and attribute kept": {
    before: [line(make.fieldOf("note", make.text, optional))],
    after: [line(renamed)],
    oldItems: [{ lines: { L: [{ M: { note: { S: "x" } } }] } }],
    newItems: [{ lines: { L: [{ M: { note: { S: "y" } } }] } }],
  },
  "int32 becomes int64": {
    before: [make.fieldOf("n", make.int32)],
    after: [make.fieldOf("n", make.int64)],
    oldItems: [{ n: { N: "2147483647" } }],
    newItems: [{ n: { N: "9223372036854775807" } }],
  },
  "int64 becomes int32": {
    before: [make.fieldOf("n", make.int64)],
    after: [make.fieldOf("n", make.int32)],
    oldItems: [{ n: { N: "9223372036854775807" } }],
    newItems: [{ n: { N: "1" } }],
  },
  "float32 becomes float64": {
    before: [make.fieldOf("f", make.float32)],
    after: [make.fieldOf("f", make.float64)],
    oldItems: [{ f: { N: "0.5" } }],
    newItems: [{ f: { N: "0.1" } }],
  },
  "a decimal gets more digits": {
    before: [make.fieldOf("d", make.decimalOf(10, 2))],
    after: [make.fieldOf("d", make.decimalOf(12, 2))],
    oldItems: [{ d: { N: "12345678.12" } }],
    newItems: [{ d: { N: "1234567890.12" } }],
  },
  "a list's elements become wider": {
    before: [make.fieldOf("l", make.listOf(make.int32))],
    after: [make.fieldOf("l", make.listOf(make.int64))],
    oldItems: [{ l: { L: [{ N: "1" }, { N: "2" }] } }],
    newItems: [{ l: { L: [{ N: "9223372036854775807" }] } }],
  },
  "text becomes a closed enum": {
    before: [make.fieldOf("s", make.text)],
    after: [make.fieldOf("s", closed("A"))],
    oldItems: [{ s: { S: "B" } }],
    newItems: [{ s: { S: "A" } }],
  },
  "a closed enum gets a symbol": {
    before: [make.fieldOf("s", closed("A"))],
    after: [make.fieldOf("s", closed("A", "B"))],
    oldItems: [{ s: { S: "A" } }],
    newItems: [{ s: { S: "B" } }],
  },
  "a closed enum loses a symbol": {
    before: [make.fieldOf("s", closed("A", "B"))],
    after: [make.fieldOf("s", closed("A"))],
    oldItems: [{ s: { S: "B" } }],
    newItems: [{ s: { S: "A" } }],
  },
  "a field is made required": {
    before: [make.fieldOf("note", make.text, optional)],
    after: [make.fieldOf("note", make.text)],
    oldItems: [{}],
    newItems: [{ note: { S: "x" } }],
  },
  "a field is made optional": {
    before: [make.fieldOf("note", make.text)],
    after: [make.fieldOf("note", make.text, optional)],
    oldItems: [{ note: { S: "x" } }],
    newItems: [{}],
  },
  "a field may be null": {
    before: [make.fieldOf("note", make.text)],
    after: [make.fieldOf("note", { ...make.text, nullable: true })],
    oldItems: [{ note: { S: "x" } }],
    newItems: [{ note: { NULL: true } }],
  },
  "a field may not be null": {
    before: [make.fieldOf("note", { ...make.text, nullable: true })],
    after: [make.fieldOf("note", make.text)],
    oldItems: [{ note: { NULL: true } }],
    newItems: [{ note: { S: "x" } }],
  },
  "a timestamp is stored otherwise": {
    before: [make.fieldOf("at", make.timestamp)],
    after: [make.fieldOf("at", make.value({ kind: "timestamp" }, "N", "epoch-millis"))],
    oldItems: [{ at: { S: "2026-05-01T10:00:00.000Z" } }],
    newItems: [{ at: { N: "1777629600000" } }],
  },
  "a member is added to a struct in a list": {
    before: [line(make.fieldOf("sku", make.text))],
    after: [line(make.fieldOf("sku", make.text), make.fieldOf("count", make.int32, optional))],
    oldItems: [{ lines: { L: [{ M: { sku: { S: "a" } } }] } }],
    newItems: [{ lines: { L: [{ M: { sku: { S: "a" }, count: { N: "1" } } }] } }],
  },
  "fields change places": {
    before: [make.fieldOf("a", make.text), make.fieldOf("b", make.int32)],
    after: [make.fieldOf("b", make.int32), make.fieldOf("a", make.text)],
    oldItems: [{ a: { S: "x" }, b: { N: "1" } }],
    newItems: [{ a: { S: "y" }, b: { N: "2" } }],
  },
};
