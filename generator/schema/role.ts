import { isObject, keyword, type SchemaNode, textKeyword } from "./node.js";

/** What a file is there for: a library is only referred to, the meta-schema is not read at all. */
export type Role = "record" | "change" | "library" | "vocabulary";

/** The `$id` of the schema that declares the columns of a change. */
export const changeMetadataId = "urn:demand-pipeline:change-metadata";
/** The `$id` of the meta-schema. */
export const vocabularyId = "urn:demand-pipeline:vocabulary";

/** Keywords by which a file's root describes values, rather than only holding definitions. */
const describing = [
  "$ref",
  "additionalProperties",
  "allOf",
  "anyOf",
  "const",
  "enum",
  "format",
  "if",
  "items",
  "not",
  "oneOf",
  "patternProperties",
  "prefixItems",
  "properties",
  "required",
  "type",
];

const holding = ["$defs", "components", "definitions"];

/** Tell what a file is there for. */
export function roleOf(root: SchemaNode): Role {
  const id = textKeyword(root, "$id")?.replace(/#$/, "");
  if (id === vocabularyId) return "vocabulary";
  if (id === changeMetadataId) return "change";
  const holds = holding.some((name) => isObject(keyword(root, name)));
  return holds && !describesValues(root) ? "library" : "record";
}

/** Whether a file's root describes values at all. */
export function describesValues(root: SchemaNode): boolean {
  return describing.some((name) => keyword(root, name) !== undefined);
}

/** Whether a file's root may describe objects. */
export function describesObjects(root: SchemaNode): boolean {
  const type = keyword(root, "type");
  if (type !== undefined) return [type].flat().includes("object");
  return ["properties", "allOf", "anyOf", "oneOf", "$ref"].some(
    (name) => keyword(root, name) !== undefined,
  );
}
