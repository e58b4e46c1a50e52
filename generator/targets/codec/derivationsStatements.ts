import { type InterfaceDeclarationStructure, StructureKind } from "ts-morph";
import type { Derivation, Field, RecordModel } from "../../model/model.js";
import { spell } from "../../types/logicalTypes.js";
import { commentText } from "../commentText.js";
import { columnValue } from "./columnValue.js";
import { localName } from "./localName.js";

/** Name the interface of the functions that a record's derived fields call for. */
export function derivationsName(record: RecordModel): string {
  return `${record.name}Derivations`;
}

/** A field that is computed from others. */
export type DerivedField = Field & { readonly derived: Derivation };

/** Tell whether a field is computed from others. */
export function isDerived(field: Field): field is DerivedField {
  return field.derived !== undefined;
}

/** Give the fields that a derived one is computed from; lint has seen that they exist. */
export function inputsOf(field: DerivedField, record: RecordModel): readonly Field[] {
  return field.derived.from.map((name) => record.fields.find((it) => it.name === name) as Field);
}

/**
 * Spell that interface: a program without one of the functions does not compile. The functions take
 * cells of a row, so in lists and structs a value that does not fit is null.
 */
export function derivationsStatements(record: RecordModel): InterfaceDeclarationStructure[] {
  const derived = record.fields.filter(isDerived);
  if (derived.length === 0) return [];
  return [
    {
      kind: StructureKind.Interface,
      name: derivationsName(record),
      isExported: true,
      docs: [
        `The functions that a ${record.name}'s derived columns call for; \`null\` is no value.`,
      ],
      methods: derived.map((field) => ({
        name: field.derived.function,
        docs: field.doc === undefined ? [] : [commentText(field.doc)],
        parameters: inputsOf(field, record).map((input) => ({
          name: localName(input),
          type: spell("typescript", columnValue(input)),
        })),
        returnType: `${spell("typescript", field)} | null`,
      })),
    },
  ];
}
