import {
  type FunctionDeclarationStructure,
  type StatementStructures,
  StructureKind,
} from "ts-morph";
import type { Field, RecordModel } from "../../model/model.js";
import { camelCase } from "../target.js";
import type { Conversions, Side } from "./Conversions.js";
import { columnsName } from "./columnValue.js";
import { isDerived } from "./derivationsStatements.js";
import { memberOf, method, objectLiteral, propertyKey } from "./expressions.js";
import { rowFunction, rowName } from "./rowFunction.js";

/** Spell the functions that a record's codec exports. */
export function functionStatements(
  record: RecordModel,
  conversions: Conversions,
): (string | StatementStructures)[] {
  return [
    decodeFunction(record, conversions),
    encodeFunction(record, conversions),
    rowType(record),
    rowFunction(record, conversions),
    imageFunction(record, conversions),
    toJsonFunction(record),
  ];
}

function decodeFunction(
  record: RecordModel,
  conversions: Conversions,
): FunctionDeclarationStructure {
  const reads = stored(record).map(
    (field) => `${propertyKey(field.name)}: from.${access(field, "record", conversions)}),`,
  );
  return {
    kind: StructureKind.Function,
    isExported: true,
    name: `decode${record.name}`,
    parameters: [
      { name: "image", type: "AttributeMap" },
      { name: "options", type: "ReadOptions", hasQuestionToken: true },
    ],
    returnType: record.name,
    docs: [
      `Read an image as a ${record.name}, strictly.\n\n` +
        "@throws {CodecError} if it does not fit, with every misfit and its place",
    ],
    statements: [
      `const from = new RecordDecoder("${record.name}", image, options);`,
      `return from.result<${record.name}>(${objectLiteral(reads)});`,
    ],
  };
}

function encodeFunction(
  record: RecordModel,
  conversions: Conversions,
): FunctionDeclarationStructure {
  const writes = stored(record).map(
    (field) => `to.${access(field, "record", conversions)}, ${memberOf("record", field.name)});`,
  );
  return {
    kind: StructureKind.Function,
    isExported: true,
    name: `encode${record.name}`,
    parameters: [{ name: "record", type: record.name }],
    returnType: "WrittenMap",
    docs: [
      `Write a ${record.name} as an item.\n\n` +
        "@throws {CodecError} if it has what DynamoDB does not store, with every such place",
    ],
    statements: [
      `const to = new RecordEncoder("${record.name}");`,
      ...writes,
      "return to.result();",
    ],
  };
}

function rowType(record: RecordModel): StatementStructures {
  return {
    kind: StructureKind.TypeAlias,
    isExported: true,
    name: rowName(record),
    docs: ["The cells of an image, and whatever they do not say beside them."],
    type: `RowResult<${columnsName(record.name)}>`,
  };
}

function imageFunction(
  record: RecordModel,
  conversions: Conversions,
): FunctionDeclarationStructure {
  const writes = stored(record).map(
    (field) => `to.${access(field, "columns", conversions)}, columns.${field.column});`,
  );
  return {
    kind: StructureKind.Function,
    isExported: true,
    name: `${camelCase(record.name)}Image`,
    parameters: [
      { name: "{ columns, rescued }", type: `Pick<${rowName(record)}, "columns" | "rescued">` },
    ],
    returnType: "WrittenMap",
    docs: ["Give the image that a row was read from, binary as bytes."],
    statements: [
      `const to = new ImageWriter("${record.name}");`,
      ...writes,
      "return to.result(rescued);",
    ],
  };
}

function toJsonFunction(record: RecordModel): FunctionDeclarationStructure {
  return {
    kind: StructureKind.Function,
    isExported: true,
    name: `${camelCase(record.name)}ToJson`,
    parameters: [{ name: "record", type: record.name }],
    returnType: "Json",
    docs: [
      `Turn a ${record.name} into plain JSON: int64 and decimals as text, timestamps as ISO 8601 in UTC,\n` +
        "bytes as base64, JSON as its text.",
    ],
    statements: ["return plainJson(record);"],
  };
}

/** Spell the call that reads or writes a field, as far as reading and writing agree. */
function access(field: Field, side: Side, conversions: Conversions): string {
  const conversion = conversions.ofField(field, side);
  return `${method(field)}(${JSON.stringify(field.attribute)}, ${conversion}`;
}

function stored(record: RecordModel): readonly Field[] {
  return record.fields.filter((field) => !isDerived(field));
}
