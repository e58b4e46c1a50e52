import { compile, type JSONSchema } from "json-schema-to-typescript";
import type { Field, Model, RecordModel, StructType } from "../model/model.js";
import { structsOf } from "../model/structs.js";
import { spell } from "../types/logicalTypes.js";
import { fieldDoc } from "./fieldDoc.js";
import { importedTypes } from "./importedTypes.js";
import { importStatement, typeOnly } from "./importStatement.js";
import { camelCase, type GeneratedFile, provenance, regenerate, type Target } from "./target.js";

/** The TypeScript interfaces of records, by json-schema-to-typescript. */
export const typescript: Target = {
  name: "typescript",
  emit(model: Model): Promise<GeneratedFile[]> {
    return Promise.all([model.change, ...model.records].map(recordFile));
  },
};

async function recordFile(record: RecordModel): Promise<GeneratedFile> {
  const interfaces = await Promise.all(
    interfacesOf(record).map((schema) => compile(schema, schema.title as string, options)),
  );
  const body = interfaces.join("\n");
  const types = importedTypes(body);
  const imports =
    types.length === 0
      ? ""
      : `${importStatement("demand-pipeline/codec", types.map(typeOnly))}\n\n`;
  return {
    path: `typescript/${camelCase(record.name)}.ts`,
    text: `// ${provenance(record)}\n// ${regenerate}\n\n${imports}${body}`,
  };
}

const options = {
  additionalProperties: false,
  bannerComment: "",
  style: { printWidth: 100 },
} as const;

function interfacesOf(record: RecordModel): JSONSchema[] {
  const stored = record.fields.filter((field) => field.derived === undefined);
  const derived = record.fields.filter((field) => field.derived !== undefined);
  return [
    interfaceOf(record.name, record.doc, stored),
    ...structsOf(record).map(structInterface),
    ...(derived.length === 0
      ? []
      : [interfaceOf(`${record.name}Derived`, derivedDoc(record), derived)]),
  ];
}

function structInterface(struct: StructType): JSONSchema {
  return interfaceOf(struct.name, struct.doc, struct.fields);
}

function derivedDoc(record: RecordModel): string {
  return `What is computed from a ${record.name}'s fields, and not stored in the item.`;
}

/**
 * Describe an interface in the compiler's own input: each property's type is the table's spelling,
 * so that nothing of it is decided twice.
 */
function interfaceOf(name: string, doc: string | undefined, fields: readonly Field[]): JSONSchema {
  return {
    title: name,
    type: "object",
    ...(doc !== undefined && { description: comment(doc) }),
    additionalProperties: false,
    required: fields.filter((field) => field.presence === "required").map((field) => field.name),
    properties: Object.fromEntries(fields.map((field) => [field.name, propertyOf(field)])),
  };
}

function propertyOf(field: Field): JSONSchema {
  const type = spell("typescript", field);
  return {
    description: comment(fieldDoc(field)),
    tsType: field.nullable ? `${type} | null` : type,
  };
}

/** Keep text from ending the comment that it stands in. */
function comment(text: string): string {
  return text.replaceAll("*/", "*\\/");
}
