import {
  type Merged,
  nearest,
  nearestEntry,
  partKeys,
  type Statement,
  statements,
} from "../schema/merge.js";
import { child, isObject, locate, namedChildren, type SchemaNode } from "../schema/node.js";
import { type Context, type Place, unmappable } from "./context.js";
import { readJsonTypes } from "./jsonTypes.js";
import type { Field, StructType, Type, Value } from "./model.js";
import { singular } from "./names.js";
import { hasProperties } from "./properties.js";

/** Builds what stands within a container. */
export interface Inner {
  value(place: Place, context: Context): Value;
  fields(merged: Merged, place: Place, context: Context): readonly Field[];
}

/** Give the type of an array or object. */
export function containerType(merged: Merged, place: Place, context: Context, inner: Inner): Type {
  const isArray = readJsonTypes(merged).types?.includes("array") ?? isArrayLike(merged);
  return isArray
    ? arrayType(merged, place, context, inner)
    : objectType(merged, place, context, inner);
}

function isArrayLike(merged: Merged): boolean {
  return ["items", "prefixItems", "uniqueItems", "minItems", "maxItems"].some(
    (name) => statements(merged, name).length > 0,
  );
}

function arrayType(merged: Merged, place: Place, context: Context, inner: Inner): Type {
  const tuple =
    statements(merged, "prefixItems")[0] ??
    statements(merged, "items").find(({ value }) => Array.isArray(value));
  if (tuple) return unmappable(context, "tuple", locate(tuple.node, tuple.keyword), {});
  const nodes = said(merged, "items");
  const [first, ...rest] = nodes;
  if (!first) return unmappable(context, "untyped-items", locate(place.nodes[0]), {});
  const element = inner.value(within(merged, place, [first, ...rest], singular), context);
  const wanted = wantedDescriptor(merged);
  if (wanted === "SS" || wanted === "NS" || wanted === "BS") {
    return setType(element, wanted, merged, context);
  }
  return { kind: "list", element };
}

const setElements = { SS: "S", NS: "N", BS: "B" } as const;

/** The elements of a set are text, numbers or bytes, and never null. */
function setType(
  element: Value,
  descriptor: keyof typeof setElements,
  merged: Merged,
  context: Context,
): Type {
  const fits = element.stored.descriptor === setElements[descriptor] && !element.nullable;
  const statement = nearest(merged, "x-dynamodb");
  if (!fits && statement) {
    const kind = element.nullable ? "null" : element.type.kind;
    const way = `its elements are ${setElements[descriptor]} values`;
    context.report.add("set-element", locate(statement.node, statement.keyword), {
      descriptor,
      kind,
      way,
    });
  }
  return { kind: "set", element };
}

function wantedDescriptor(merged: Merged): unknown {
  return nearestEntry(merged, "x-dynamodb", "type")?.value;
}

function objectType(merged: Merged, place: Place, context: Context, inner: Inner): Type {
  const patterns = merged.parts.flatMap(({ node }) => namedChildren(node, "patternProperties"));
  const values = [
    ...said(merged, "additionalProperties"),
    ...said(merged, "unevaluatedProperties"),
  ];
  if (hasProperties(merged)) return structType(merged, place, context, inner);
  const kinds = patterns.length + (values.length > 0 ? 1 : 0);
  if (kinds > 1) return unmappable(context, "pattern-properties", locate(place.nodes[0]), {});
  const [first, ...rest] = kinds === 0 ? [] : [...patterns.map(([, node]) => node), ...values];
  if (!first) return unmappable(context, "untyped-object", locate(place.nodes[0]), {});
  return {
    kind: "map",
    value: inner.value(within(merged, place, [first, ...rest], singular), context),
  };
}

function structType(merged: Merged, place: Place, context: Context, inner: Inner): StructType {
  const name = context.structNames.take(place.structName);
  return {
    kind: "struct",
    name,
    doc: docOf(merged),
    fields: inner.fields(merged, { ...place, structName: name }, context),
  };
}

/** Give the text that describes a place. */
export function docOf(merged: Merged): string | undefined {
  for (const name of ["description", "title"]) {
    const value = nearest(merged, name)?.value;
    if (typeof value === "string" && value.trim() !== "") return value.trim();
  }
  return undefined;
}

/** Give the place of a value that stands in this one. */
export function within(
  merged: Merged,
  place: Place,
  nodes: Place["nodes"],
  rename: (structName: string) => string,
): Place {
  return {
    ...place,
    nodes,
    around: new Set([...place.around, ...partKeys(merged)]),
    settled: new Set(),
    structName: rename(place.structName),
    level: place.level + 1,
  };
}

/** Give the schemas that a keyword states, but for `true` and `false`, which describe nothing. */
function said(merged: Merged, name: string): SchemaNode[] {
  return statements(merged, name).flatMap(({ node, value }: Statement) =>
    isObject(value) ? (child(node, name) ?? []) : [],
  );
}
