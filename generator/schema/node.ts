import type { JsonObject, JsonValue, Source, SourceLocation } from "../source.js";
import { pointerSegment } from "../source.js";

/** A schema, at its place in a file. */
export interface SchemaNode {
  readonly source: Source;
  readonly pointer: string;
  readonly value: JsonObject | boolean;
}

export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isSchema(value: JsonValue | undefined): value is JsonObject | boolean {
  return isObject(value) || typeof value === "boolean";
}

/** Tell schemas apart: two nodes are the same place if their keys are equal. */
export function nodeKey({ source, pointer }: SchemaNode): string {
  return `${source.file}#${pointer}`;
}

/** Locate a schema, or one of its keywords. */
export function locate(node: SchemaNode, ...keys: readonly string[]): SourceLocation {
  return node.source.locate(pointerTo(node, keys));
}

/** Give the value of a keyword, `undefined` where the schema does not have it. */
export function keyword(node: SchemaNode, name: string): JsonValue | undefined {
  return isObject(node.value) ? node.value[name] : undefined;
}

/** Give a keyword's value digit by digit, as the file spells it. */
export function keywordText(node: SchemaNode, ...keys: readonly string[]): string | undefined {
  return node.source.textAt(pointerTo(node, keys));
}

/** Give the value of a keyword if it is text. */
export function textKeyword(node: SchemaNode, name: string): string | undefined {
  const value = keyword(node, name);
  return typeof value === "string" ? value : undefined;
}

/** Descend to a schema below another. */
export function child(node: SchemaNode, ...keys: readonly string[]): SchemaNode | undefined {
  let value: JsonValue | undefined = node.value;
  for (const key of keys) value = step(value, key);
  return isSchema(value)
    ? { source: node.source, pointer: pointerTo(node, keys), value }
    : undefined;
}

/** Give the schemas that a keyword holds by name (`properties`), in the file's order. */
export function namedChildren(node: SchemaNode, name: string): [string, SchemaNode][] {
  const value = keyword(node, name);
  if (!isObject(value)) return [];
  return inTextOrder(node, name, Object.keys(value)).flatMap((key) => {
    const schema = child(node, name, key);
    return schema ? [[key, schema] as [string, SchemaNode]] : [];
  });
}

/** Give the schemas that a keyword holds as an array (`allOf`). */
export function listedChildren(node: SchemaNode, name: string): SchemaNode[] {
  const value = keyword(node, name);
  if (!Array.isArray(value)) return [];
  return value.flatMap((_, index) => child(node, name, String(index)) ?? []);
}

function step(value: JsonValue | undefined, key: string): JsonValue | undefined {
  if (Array.isArray(value)) return /^(0|[1-9]\d*)$/.test(key) ? value[Number(key)] : undefined;
  return isObject(value) ? value[key] : undefined;
}

function pointerTo(node: SchemaNode, keys: readonly string[]): string {
  return [node.pointer, ...keys.map(pointerSegment)].join("/");
}

/** JavaScript puts keys that look like array indices first; a file need not. */
function inTextOrder(node: SchemaNode, name: string, keys: string[]): string[] {
  if (!keys.some((key) => /^\d+$/.test(key))) return keys;
  const place = new Map(keys.map((key) => [key, locate(node, name, key)]));
  const line = (key: string) => place.get(key)?.line ?? 0;
  const column = (key: string) => place.get(key)?.column ?? 0;
  return keys.sort((a, b) => line(a) - line(b) || column(a) - column(b));
}
