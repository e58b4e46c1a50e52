import { compile, type JSONSchema } from "json-schema-to-typescript";
import type { Field, Model, RecordModel } from "../model/model.js";
import { structsOf } from "../model/structs.js";
import { spell } from "../types/logicalTypes.js";
import { commentText } from "./commentText.js";
import { fieldDoc } from "./fieldDoc.js";
import { importedTypes } from "./importedTypes.js";
import { importStatement, typeOnly } from "./importStatement.js";
import { layOutInterface, placeName } from "./layOutInterface.js";
import { camelCase, type GeneratedFile, provenance, regenerate, type Target } from "./target.js";

/** The TypeScript interfaces of records, by json-schema-to-typescript. */
export const typescript: Target = {
  name: "typescript",
  emit(model: Model): Promise<GeneratedFile[]> {
    return Promise.all([model.change, ...model.records].map(recordFile));
  },
};

async function recordFile(record: RecordModel): Promise<GeneratedFile> {
  const interfaces = await Promise.all(interfacesOf(record).map(interfaceText));
  const body = `${interfaces.join("\n\n")}\n`;
  const types = usedTypes(record);
  const imports =
    types.length === 0
      ? ""
      : `${importStatement("demand-pipeline/codec", types.map(typeOnly))}\n\n`;
  return {
    path: `typescript/${camelCase(record.name)}.ts`,
    text: `// ${provenance(record)}\n// ${regenerate}\n\n${imports}${body}`,
  };
}

function usedTypes(record: RecordModel): string[] {
  const fields = [record, ...structsOf(record)].flatMap(({ fields }) => fields);
  return importedTypes(fields.map((field) => spell("typescript", field)).join("\n"));
}

/** An interface to be: its members are fields. */
interface Interface {
  readonly name: string;
  readonly doc: string | undefined;
  readonly fields: readonly Field[];
}

function interfacesOf(record: RecordModel): readonly Interface[] {
  const stored = record.fields.filter((field) => field.derived === undefined);
  const derived = record.fields.filter((field) => field.derived !== undefined);
  return [
    { name: record.name, doc: record.doc, fields: stored },
    ...structsOf(record),
    ...(derived.length === 0
      ? []
      : [{ name: `${record.name}Derived`, doc: derivedDoc(record), fields: derived }]),
  ];
}

function derivedDoc(record: RecordModel): string {
  return `What is computed from a ${record.name}'s fields, and not stored in the item.`;
}

async function interfaceText(it: Interface): Promise<string> {
  const options = { additionalProperties: false, bannerComment: "", format: false };
  const text = await compile(schemaOf(it), it.name, options);
  return layOutInterface(
    text,
    it.name,
    it.fields.map(({ name }) => name),
  );
}

/**
 * Describe an interface in the compiler's own input: each property's type is the table's spelling,
 * so that nothing of it is decided twice. Properties go by their places, for the compiler fails
 * over some names (`hasOwnProperty`, `__proto__`) and puts numbers first.
 */
function schemaOf({ name, doc, fields }: Interface): JSONSchema {
  const properties = fields.map((field, at) => [placeName(at), propertyOf(field)] as const);
  return {
    title: name,
    type: "object",
    ...(doc !== undefined && { description: commentText(doc) }),
    additionalProperties: false,
    required: fields.flatMap(({ presence }, at) => (presence === "required" ? placeName(at) : [])),
    properties: Object.fromEntries(properties),
  };
}

function propertyOf(field: Field): JSONSchema {
  const type = spell("typescript", field);
  return {
    description: commentText(fieldDoc(field)),
    tsType: field.nullable ? `${type} | null` : type,
  };
}
