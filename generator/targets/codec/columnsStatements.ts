import { type InterfaceDeclarationStructure, StructureKind } from "ts-morph";
import type { Field, RecordModel } from "../../model/model.js";
import { structsOf } from "../../model/structs.js";
import { spell } from "../../types/logicalTypes.js";
import { columnsName, columnValue } from "./columnValue.js";

/** Spell the interfaces of a record's and its structs' cells. */
export function columnsStatements(record: RecordModel): InterfaceDeclarationStructure[] {
  return [record, ...structsOf(record)].map(({ name, fields }) => ({
    kind: StructureKind.Interface,
    name: columnsName(name),
    isExported: true,
    docs: [`The cells of a ${name}, by column; null where the image has no value that fits.`],
    properties: fields.map(cellProperty),
  }));
}

function cellProperty(field: Field) {
  const type = `${spell("typescript", columnValue(field))} | null`;
  return { name: field.column, isReadonly: true, type };
}
