import { child, listedChildren, namedChildren, type SchemaNode } from "./node.js";

/** Keywords of every draft whose value is a schema. */
const single = [
  "additionalItems",
  "additionalProperties",
  "contains",
  "contentSchema",
  "else",
  "if",
  "items",
  "not",
  "propertyNames",
  "then",
  "unevaluatedItems",
  "unevaluatedProperties",
] as const;

/** Keywords of every draft whose value is a list of schemas. */
const listed = ["allOf", "anyOf", "items", "oneOf", "prefixItems"] as const;

/** Keywords of every draft whose value holds schemas by name. */
const named = [
  "$defs",
  "definitions",
  "dependencies",
  "dependentSchemas",
  "patternProperties",
  "properties",
] as const;

/** Keywords that name another schema. */
export const referenceKeywords = ["$ref", "$recursiveRef", "$dynamicRef"] as const;

/** Give the schemas right below a schema. */
export function subschemas(node: SchemaNode): SchemaNode[] {
  if (typeof node.value === "boolean") return [];
  return [
    ...single.flatMap((name) => child(node, name) ?? []),
    ...listed.flatMap((name) => listedChildren(node, name)),
    ...named.flatMap((name) => namedChildren(node, name).map(([, schema]) => schema)),
  ];
}

/** Give a schema and all below it. */
export function allSchemas(node: SchemaNode): readonly SchemaNode[] {
  const { value } = node;
  if (typeof value === "boolean") return [node];
  const known = below.get(value);
  if (known) return known;
  const found = [node];
  collect(node, found);
  below.set(value, found);
  return found;
}

/** Every phase asks for the same. */
const below = new WeakMap<object, readonly SchemaNode[]>();

function collect(node: SchemaNode, found: SchemaNode[]): void {
  for (const schema of subschemas(node)) {
    found.push(schema);
    collect(schema, found);
  }
}
