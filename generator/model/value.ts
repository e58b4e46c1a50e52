import { type Merged, nearest, type Statement, statements } from "../schema/merge.js";
import { locate } from "../schema/node.js";
import { type Resolved, resolveChoices } from "./choices.js";
import { containerType, type Inner } from "./containers.js";
import { type Context, levelLimit, type Place, unmappable } from "./context.js";
import { buildFields } from "./fields.js";
import { type JsonTypeName, readJsonTypes } from "./jsonTypes.js";
import type { Type, Value } from "./model.js";
import { integerType, numberType } from "./numbers.js";
import { listedType, namedType, quotedList, stringType } from "./scalars.js";
import { chooseStored } from "./stored.js";
import { unionType } from "./unions.js";
import { checkElement, checkValue } from "./valueRules.js";

/** A value's description, with what else the schemas say at its place. */
export interface BuiltValue {
  readonly value: Value;
  readonly merged: Merged;
}

/** Describe the value that may stand at a place. */
export function buildValue(start: Place, context: Context): BuiltValue {
  const resolved = resolveChoices(start, context);
  const { merged, place } = resolved;
  const type = inferType(resolved, context);
  checkValue(merged, type, context.report);
  return {
    merged,
    value: {
      type,
      nullable: resolved.nullable || readJsonTypes(merged).nullable,
      stored: chooseStored(type.kind, merged, context),
      source: locate(place.nodes[0]),
    },
  };
}

/** Infer a value's logical type. What cannot become a column is told, and becomes JSON. */
export function inferType(resolved: Resolved, context: Context): Type {
  const { merged, place, choice } = resolved;
  const named = nearest(merged, "x-type");
  if (named?.value === "json") return { kind: "json" };
  if (merged.unresolved) return { kind: "json" };
  if (merged.loop) return unmappable(context, "recursion", locate(merged.at), {});
  if (place.level > levelLimit) return tooDeep(place, context);
  const chosen = named && namedType(named, merged, place, context);
  if (chosen) return chosen;
  const conditional = conditionalKeyword(merged);
  if (conditional) return conditionalType(conditional, context);
  if (choice) return unionType(choice, place, context, inferBranch);
  return plainType(merged, place, context);
}

/** Give the keyword by which the type depends on the value, if there is one. */
export function conditionalKeyword(merged: Merged): Statement | undefined {
  const branches = [...statements(merged, "then"), ...statements(merged, "else")];
  const condition = branches.length > 0 ? statements(merged, "if")[0] : undefined;
  return (
    condition ??
    statements(merged, "dependentSchemas")[0] ??
    statements(merged, "dependencies").find(({ value }) => hasSchemas(value))
  );
}

function hasSchemas(value: unknown): boolean {
  return (
    typeof value === "object" &&
    value !== null &&
    Object.values(value).some((one) => !Array.isArray(one))
  );
}

function conditionalType({ node, keyword }: Statement, context: Context): Type {
  return unmappable(context, "conditional", locate(node, keyword), { keyword });
}

function tooDeep({ nodes }: Place, context: Context): Type {
  return unmappable(context, "nesting-limit", locate(nodes[0]), { limit: levelLimit });
}

function inferBranch(place: Place, context: Context): Type {
  return inferType(resolveChoices(place, context), context);
}

function plainType(merged: Merged, place: Place, context: Context): Type {
  const { types, nullable, contradiction } = readJsonTypes(merged);
  const location = locate(place.nodes[0]);
  if (contradiction) {
    const { node, keyword } = contradiction;
    const other = "the type given elsewhere for the same value";
    return unmappable(context, "contradiction", locate(node, keyword), { keyword, other });
  }
  const listed = listedType(merged, place, context);
  if (listed) return listed;
  const candidates = types ?? inferredTypes(merged, place, context);
  const [only, second] = widest(candidates);
  if (only === undefined && nullable) return unmappable(context, "null-only", location, {});
  // A type that does not exist is told where keywords are checked.
  if (types?.length === 0) return { kind: "json" };
  if (only === undefined) return untyped(merged, place, context);
  if (second !== undefined) {
    return unmappable(context, "union", location, { types: quotedList(candidates) });
  }
  return typeOf(only, merged, place, context);
}

function typeOf(name: JsonTypeName, merged: Merged, place: Place, context: Context): Type {
  switch (name) {
    case "boolean":
      return { kind: "boolean" };
    case "integer":
      return integerType(merged, place, context);
    case "number":
      return numberType(merged, place, context);
    case "string":
      return stringType(merged, place, context);
    default:
      return containerType(merged, place, context, inner);
  }
}

const inner: Inner = {
  value(place, context) {
    const { value, merged } = buildValue(place, context);
    checkElement(merged, context.report);
    return value;
  },
  fields: buildFields,
};

/** Every integer is a number. */
function widest(types: readonly JsonTypeName[]): readonly JsonTypeName[] {
  return types.includes("number") ? types.filter((name) => name !== "integer") : types;
}

/** Keywords that make sense for values of one type only. */
const telling: readonly (readonly [JsonTypeName, readonly string[]])[] = [
  ["object", ["properties", "additionalProperties", "patternProperties", "required"]],
  ["array", ["items", "prefixItems", "uniqueItems", "minItems", "maxItems"]],
  ["string", ["pattern", "minLength", "maxLength", "contentEncoding", "format"]],
  ["number", ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"]],
];

/** Without `type` any value would do; that is hardly ever what is meant. */
function inferredTypes(merged: Merged, place: Place, context: Context): JsonTypeName[] {
  return telling.flatMap(([type, keywords]) => {
    const found = keywords.find((name) => statements(merged, name).length > 0);
    if (found === undefined) return [];
    if (type === "string" || type === "number") {
      context.report.add("type-inferred", locate(place.nodes[0]), { keyword: found, type });
    }
    return [type];
  });
}

function untyped(merged: Merged, { nodes }: Place, context: Context): Type {
  const isNegation = statements(merged, "not").length > 0;
  return unmappable(context, isNegation ? "negation" : "untyped", locate(nodes[0]), {});
}
