import type { Merged } from "../schema/merge.js";
import { namedChildren, type SchemaNode } from "../schema/node.js";
import type { Place } from "./context.js";

/** Give the schemas of each property; several where `allOf` describes one twice. */
export function describedProperties({ parts }: Merged): Map<string, Place["nodes"]> {
  const properties = new Map<string, Place["nodes"]>();
  for (const { node } of parts) {
    for (const [name, schema] of namedChildren(node, "properties")) {
      const known = properties.get(name);
      properties.set(name, known ? [...known, schema] : [schema]);
    }
  }
  return properties;
}

/** Whether any property is described that may be there. */
export function hasProperties(merged: Merged): boolean {
  return [...describedProperties(merged).values()].some((nodes) => !isForbidden(nodes));
}

/** Whether a property of these schemas must not be there. */
export function isForbidden(nodes: readonly SchemaNode[]): boolean {
  return nodes.some(({ value }) => value === false);
}
