import { type Merged, type Statement, statements } from "../schema/merge.js";
import { isObject, keyword, type SchemaNode } from "../schema/node.js";
import type { JsonValue } from "../source.js";

export const jsonTypeNames = [
  "null",
  "boolean",
  "integer",
  "number",
  "string",
  "array",
  "object",
] as const;
export type JsonTypeName = (typeof jsonTypeNames)[number];

/** What kinds of JSON value may stand at a place. */
export interface JsonTypes {
  /** Without `null`; `undefined` where nothing is said. */
  readonly types: readonly JsonTypeName[] | undefined;
  readonly nullable: boolean;
  /** The statement that leaves no type possible. */
  readonly contradiction: Statement | undefined;
}

/** Read `type`, and what `enum`, `const` and `nullable` say of null. */
export function readJsonTypes(merged: Merged): JsonTypes {
  let types: readonly JsonTypeName[] | undefined;
  let contradiction: Statement | undefined;
  for (const statement of statements(merged, "type")) {
    const said = typeNames(statement.value).filter((name) => name !== "null");
    const both: readonly JsonTypeName[] = types ? common(types, said) : said;
    if (types && types.length > 0 && said.length > 0 && both.length === 0)
      contradiction ??= statement;
    types = both;
  }
  return { types, nullable: isNullable(merged), contradiction };
}

/** Give the type of a JSON value; a number without a fraction is an integer. */
export function typeOfJson(value: JsonValue): JsonTypeName {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
  return isObject(value) ? "object" : (typeof value as "string" | "boolean");
}

function typeNames(value: JsonValue): readonly JsonTypeName[] {
  const names = [value].flat();
  return jsonTypeNames.filter((name) => names.includes(name));
}

/** An integer is a number too. */
function common(a: readonly JsonTypeName[], b: readonly JsonTypeName[]): JsonTypeName[] {
  const fits = (name: JsonTypeName, others: readonly JsonTypeName[]) =>
    others.includes(name) || (name === "integer" && others.includes("number"));
  return jsonTypeNames.filter(
    (name) => (a.includes(name) && fits(name, b)) || (b.includes(name) && fits(name, a)),
  );
}

/**
 * `nullable` (OpenAPI) allows null whatever else is said; otherwise no schema that holds may exclude
 * it. Where `type` and `enum` of one schema disagree, the one that names null is taken at its word.
 */
function isNullable({ parts }: Merged): boolean {
  const said = parts.map(({ node }) => nullIn(node));
  return said.includes("always") || (said.includes("yes") && !said.includes("no"));
}

function nullIn(node: SchemaNode): "always" | "yes" | "no" | undefined {
  if (keyword(node, "nullable") === true || keyword(node, "x-nullable") === true) return "always";
  const type = keyword(node, "type");
  const values = keyword(node, "enum");
  if (type === undefined && values === undefined && keyword(node, "const") === undefined) {
    return undefined;
  }
  const named = type !== undefined && [type].flat().includes("null");
  const listed = Array.isArray(values) && values.includes(null);
  return named || listed || keyword(node, "const") === null ? "yes" : "no";
}
