import { type Merged, nearest, nearestText, type Statement, statements } from "../schema/merge.js";
import { locate } from "../schema/node.js";
import type { JsonValue } from "../source.js";
import { type Context, type Place, unmappable } from "./context.js";
import { type JsonTypeName, readJsonTypes, typeOfJson } from "./jsonTypes.js";
import type { Type } from "./model.js";
import { decimalType, integerType, numberType } from "./numbers.js";

/** The logical types that `x-type` may name, with the JSON types that may stand beside it. */
const namedTypes: ReadonlyMap<string, readonly JsonTypeName[]> = new Map(
  Object.entries({
    boolean: ["boolean"],
    int32: ["integer", "number", "string"],
    int64: ["integer", "number", "string"],
    float32: ["integer", "number", "string"],
    float64: ["integer", "number", "string"],
    decimal: ["integer", "number", "string"],
    string: ["string"],
    uuid: ["string"],
    bytes: ["string"],
    date: ["string", "integer", "number"],
    timestamp: ["string", "integer", "number"],
  }),
);

/** Take the type that `x-type` names; `undefined` where it names none of the vocabulary. */
export function namedType(
  named: Statement,
  merged: Merged,
  place: Place,
  context: Context,
): Type | undefined {
  const logicalType = typeof named.value === "string" ? named.value : "";
  const allowed = namedTypes.get(logicalType);
  if (!allowed) return undefined;
  const others = (readJsonTypes(merged).types ?? []).filter((name) => !allowed.includes(name));
  if (others.length > 0) {
    const found = `"type": "${others.join('" or "')}"`;
    const way = `it goes with ${quotedList(allowed)}; "x-type": "json" goes with all`;
    const location = locate(named.node, named.keyword);
    context.report.add("type-mismatch", location, { logicalType, found, way });
  }
  return logicalType === "decimal"
    ? decimalType(merged, place, context)
    : ({ kind: logicalType } as Type);
}

/** Take a type from the values that `enum` or `const` list; `undefined` where neither stands. */
export function listedType(merged: Merged, place: Place, context: Context): Type | undefined {
  const [list, ...others] = [...statements(merged, "enum"), ...statements(merged, "const")];
  if (!list) return undefined;
  const first = listedValues(list);
  const rest = others.map(listedValues);
  const fits = typeFilter(merged);
  const values = rest.reduce(commonValues, first).filter((value) => value !== null && fits(value));
  if (values.length === 0) return noneLeft([list, ...others], first, place, context);
  const types = [...new Set(values.map(typeOfJson))];
  if (types.every((name) => name === "string")) return enumType(values as string[], merged);
  if (types.every((name) => name === "integer")) return integerType(merged, place, context);
  if (types.every((name) => name === "integer" || name === "number")) {
    return numberType(merged, place, context);
  }
  if (types.every((name) => name === "boolean")) return { kind: "boolean" };
  const location = locate(list.node, list.keyword);
  return unmappable(context, "mixed-enum", location, { types: types.map(plural).join(" and ") });
}

/** Choose the type of text by its encoding and format. */
export function stringType(merged: Merged, place: Place, context: Context): Type {
  const format = nearestText(merged, "format");
  if (nearestText(merged, "contentEncoding") === "base64" || format === "byte") {
    return { kind: "bytes" };
  }
  switch (format) {
    case "uuid":
    case "date":
      return { kind: format };
    case "date-time":
      return { kind: "timestamp" };
    case "decimal":
      return decimalType(merged, place, context);
    default:
      return { kind: "string" };
  }
}

/** Name JSON types as a reader would: `"string" or "null"`. */
export function quotedList(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(" or ");
}

function enumType(symbols: readonly string[], merged: Merged): Type {
  const unknown = nearest(merged, "x-unknown")?.value === "misfit" ? "misfit" : "keep";
  return { kind: "enum", symbols: [...new Set(symbols)], unknown };
}

function noneLeft(
  lists: readonly [Statement, ...Statement[]],
  first: readonly JsonValue[],
  place: Place,
  context: Context,
): Type {
  if (first.every((value) => value === null)) {
    return unmappable(context, "null-only", locate(place.nodes[0]), {});
  }
  const { node, keyword } = lists[1] ?? lists[0];
  const other = lists.length > 1 ? "the values listed elsewhere" : "the type";
  return unmappable(context, "contradiction", locate(node, keyword), { keyword, other });
}

/** Tell values that the type excludes. */
function typeFilter(merged: Merged): (value: JsonValue) => boolean {
  const { types } = readJsonTypes(merged);
  if (!types || types.length === 0) return () => true;
  return (value) => {
    const type = typeOfJson(value);
    return types.includes(type) || (type === "integer" && types.includes("number"));
  };
}

function listedValues({ keyword, value }: Statement): readonly JsonValue[] {
  if (keyword === "const") return [value];
  return Array.isArray(value) ? value : [];
}

function commonValues(a: readonly JsonValue[], b: readonly JsonValue[]): readonly JsonValue[] {
  const texts = new Set(b.map((value) => JSON.stringify(value)));
  return a.filter((value) => texts.has(JSON.stringify(value)));
}

function plural(name: JsonTypeName): string {
  return `${name}s`;
}
