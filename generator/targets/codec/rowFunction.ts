import { type FunctionDeclarationStructure, StructureKind } from "ts-morph";
import type { Field, RecordModel } from "../../model/model.js";
import { camelCase } from "../target.js";
import type { Conversions } from "./Conversions.js";
import {
  type DerivedField,
  derivationsName,
  inputsOf,
  isDerived,
} from "./derivationsStatements.js";
import { method, objectLiteral } from "./expressions.js";
import { localName } from "./localName.js";

/** Name the type of a record's row. */
export function rowName(record: RecordModel): string {
  return `${record.name}Row`;
}

/**
 * Spell the row codec. Cells that derived ones are computed from are read ahead, into constants.
 */
export function rowFunction(
  record: RecordModel,
  conversions: Conversions,
): FunctionDeclarationStructure {
  const derived = record.fields.filter(isDerived);
  const inputs = new Set(derived.flatMap((field) => inputsOf(field, record)));
  const variable = (field: Field) => conversions.free(localName(field));
  const members = record.fields.map((field) => {
    if (isDerived(field)) return `${field.column}: ${derivedCell(field, record, variable)},`;
    if (!inputs.has(field)) return `${field.column}: ${storedCell(field, conversions)},`;
    const name = variable(field);
    return name === field.column ? `${name},` : `${field.column}: ${name},`;
  });
  return {
    kind: StructureKind.Function,
    isExported: true,
    name: `${camelCase(record.name)}Row`,
    parameters: [
      { name: "image", type: "AttributeMap" },
      ...(derived.length > 0 ? [{ name: "derive", type: derivationsName(record) }] : []),
      { name: "options", type: "ReadOptions", hasQuestionToken: true },
    ],
    returnType: rowName(record),
    docs: [
      "Read an image into the cells of a row, with whatever they do not say beside them: the cells and\n" +
        "the rescued data are the image. Nothing in an image makes it fail.",
    ],
    statements: [
      "const from = new RowReader(image, options);",
      ...record.fields
        .filter((field) => inputs.has(field))
        .map((field) => `const ${variable(field)} = ${storedCell(field, conversions)};`),
      `return from.result(attributes, ${objectLiteral(members)});`,
    ],
  };
}

function storedCell(field: Field, conversions: Conversions): string {
  const conversion = conversions.ofField(field, "columns");
  return `from.${method(field)}(${JSON.stringify(field.attribute)}, ${conversion})`;
}

function derivedCell(
  field: DerivedField,
  record: RecordModel,
  variable: (field: Field) => string,
): string {
  const inputs = inputsOf(field, record).map(variable);
  const name = JSON.stringify(field.name);
  return `from.derived(${[name, `derive.${field.derived.function}`, ...inputs].join(", ")})`;
}
