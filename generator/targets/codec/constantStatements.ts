import type { Field, RecordModel } from "../../model/model.js";
import type { Conversions, Side, StructConstant } from "./Conversions.js";
import { columnsName } from "./columnValue.js";
import { isDerived } from "./derivationsStatements.js";
import { memberOf, method, objectLiteral, propertyKey } from "./expressions.js";

/** Spell the conversions that are more than a name, and the list of the record's attributes. */
export function constantStatements(record: RecordModel, conversions: Conversions): string[] {
  const stored = record.fields.filter((field) => !isDerived(field));
  for (const field of stored) {
    conversions.ofField(field, "record");
    conversions.ofField(field, "columns");
  }
  return [
    ...conversions.constants.map((constant) =>
      "expression" in constant
        ? `const ${constant.name} = ${constant.expression};`
        : structConstant(constant, conversions),
    ),
    `\nconst attributes = ${attributeList(stored)};`,
  ];
}

function structConstant({ name, struct, side }: StructConstant, conversions: Conversions): string {
  const columns = side === "columns";
  const conversion = (field: Field) => conversions.ofField(field, side, struct);
  const reads = struct.fields.map((field) => {
    const key = columns ? field.column : propertyKey(field.name);
    return `${key}: from.${method(field)}(${JSON.stringify(field.attribute)}, ${conversion(field)}),`;
  });
  const writes = struct.fields.map((field) => {
    const value = columns ? `value.${field.column}` : memberOf("value", field.name);
    return `    to.${method(field)}(${JSON.stringify(field.attribute)}, ${conversion(field)}, ${value});`;
  });
  return [
    `\nconst ${name} = ${maker(side)}<${columns ? columnsName(struct.name) : struct.name}>({`,
    `  attributes: ${attributeList(struct.fields, "  ")},`,
    `  read: (from) => (${objectLiteral(reads, "  ")}),`,
    `  write: (to, value) => {`,
    ...writes,
    `  },`,
    `});`,
  ].join("\n");
}

function maker(side: Side): string {
  return side === "columns" ? "asStructColumns" : "asStruct";
}

function attributeList(fields: readonly Field[], indent = ""): string {
  const names = fields.map((field) => JSON.stringify(field.attribute));
  const oneLine = `[${names.join(", ")}]`;
  if (oneLine.length + indent.length <= 80) return oneLine;
  return `[\n${names.map((name) => `${indent}  ${name},`).join("\n")}\n${indent}]`;
}
