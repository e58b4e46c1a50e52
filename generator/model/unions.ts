import { Report } from "../diagnostics.js";
import { merge, statements } from "../schema/merge.js";
import { locate, type SchemaNode } from "../schema/node.js";
import { type Choice, settle } from "./choices.js";
import { type Context, type Place, spend, unmappable } from "./context.js";
import { readJsonTypes } from "./jsonTypes.js";
import type { Kind, Type } from "./model.js";

/** Infers the type of a place. */
type Infer = (place: Place, context: Context) => Type;

/**
 * Find the one type that holds every value of several alternatives. What is text either way is a
 * string, and what is an integer either way is the larger; other mixtures cannot be a column.
 */
export function unionType(choice: Choice, place: Place, context: Context, infer: Infer): Type {
  const { statement, branches } = choice;
  const types = branches.map((branch) => branchType(branch, choice, place, context, infer));
  const known = types.filter((type) => type !== undefined);
  const joined = known.length === types.length ? known.reduce(join, known[0]) : undefined;
  if (joined) {
    if (becameText(joined, known)) context.report.add("union-as-text", locate(place.nodes[0]), {});
    return joined;
  }
  const location = locate(statement.node, statement.keyword);
  return unmappable(context, "union", location, { types: namesOf(branches, types, context) });
}

/** Infer the type of one alternative, out of the user's sight; `undefined` if it is no simple type. */
function branchType(
  branch: SchemaNode,
  choice: Choice,
  place: Place,
  context: Context,
  infer: Infer,
): Type | undefined {
  if (isStructured(branch, place, context) || !spend(context)) return undefined;
  const report = new Report();
  const hidden: Context = { ...context, report, unmappable: "error" };
  const type = infer(settle(place, choice, branch), hidden);
  return report.hasErrors ? undefined : type;
}

function isStructured(branch: SchemaNode, { around }: Place, { schemas }: Context): boolean {
  const merged = merge([branch], schemas, around);
  const { types } = readJsonTypes(merged);
  const isObject = types?.includes("object") ?? statements(merged, "properties").length > 0;
  return isObject || (types?.includes("array") ?? statements(merged, "items").length > 0);
}

const textKinds: readonly Kind[] = ["string", "enum", "uuid", "date", "timestamp"];
const integerKinds: readonly Kind[] = ["int32", "int64"];

/** Give the type that holds the values of both. */
function join(a: Type | undefined, b: Type): Type | undefined {
  if (!a || JSON.stringify(a) === JSON.stringify(b)) return a;
  if (a.kind === "enum" && b.kind === "enum" && a.unknown === b.unknown) {
    return { ...a, symbols: [...new Set([...a.symbols, ...b.symbols])] };
  }
  const both = [a.kind, b.kind];
  if (both.every((kind) => textKinds.includes(kind))) return { kind: "string" };
  if (both.every((kind) => integerKinds.includes(kind))) return { kind: "int64" };
  const numbers: readonly Kind[] = [...integerKinds, "float64"];
  return both.every((kind) => numbers.includes(kind)) ? { kind: "float64" } : undefined;
}

function becameText(joined: Type, types: readonly Type[]): boolean {
  return joined.kind === "string" && types.some(({ kind }) => kind !== "string");
}

/** Say what the alternatives are: `"string" or "array"`, `one of several kinds of "object"`. */
function namesOf(
  branches: readonly SchemaNode[],
  types: readonly (Type | undefined)[],
  context: Context,
): string {
  const names = new Set(branches.flatMap((branch, index) => nameOf(branch, types[index], context)));
  const list = [...names].join(" or ");
  return names.size > 1 ? list : `one of several kinds of ${list}`;
}

function nameOf(branch: SchemaNode, type: Type | undefined, { schemas }: Context): string[] {
  const merged = merge([branch], schemas, new Set());
  const said = readJsonTypes(merged).types ?? [];
  const shape = Object.entries(shapes).flatMap(([keyword, name]) =>
    statements(merged, keyword).length > 0 ? [name] : [],
  );
  const names = said.length > 0 ? said : shape;
  if (names.length > 0) return names.map((name) => `"${name}"`);
  return [type?.kind ?? "anything"];
}

const shapes = { properties: "object", items: "array" } as const;
