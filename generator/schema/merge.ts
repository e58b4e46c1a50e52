import type { JsonValue } from "../source.js";
import { referenceKeywords } from "./keywords.js";
import type { LoadedSchemas } from "./load.js";
import {
  isObject,
  keyword,
  listedChildren,
  nodeKey,
  type SchemaNode,
  textKeyword,
} from "./node.js";

/** One of the schemas that hold at a place, and how many references and `allOf` lead to it. */
export interface Part {
  readonly node: SchemaNode;
  readonly depth: number;
}

/** All that is said about one place: by the schema that stands there, its references and `allOf`. */
export interface Merged {
  /** The schema that stands there. */
  readonly at: SchemaNode;
  /** In the order of the text, a reference's target where the reference stands. */
  readonly parts: readonly Part[];
  /** A schema that refers to itself, or to one that it is a part of. */
  readonly loop: SchemaNode | undefined;
  /** A schema whose reference leads nowhere. */
  readonly unresolved: SchemaNode | undefined;
}

/** A keyword's value, with the schema that says it. */
export interface Statement {
  readonly keyword: string;
  readonly value: JsonValue;
  readonly node: SchemaNode;
}

/**
 * Put together all that holds where several schemas do.
 *
 * @param around keys of the schemas that the place is a part of
 */
export function merge(
  nodes: readonly [SchemaNode, ...SchemaNode[]],
  schemas: LoadedSchemas,
  around: ReadonlySet<string>,
): Merged {
  const merger = new Merger(schemas, around);
  for (const node of nodes) merger.expand(node, 0, new Set());
  return { at: nodes[0], parts: merger.parts, loop: merger.loop, unresolved: merger.unresolved };
}

/** Give the keys of the schemas that hold at a place, for the places within it. */
export function partKeys({ parts }: Merged): string[] {
  return parts.map(({ node }) => nodeKey(node));
}

/** Give all that is said by a keyword, in the order of the text. */
export function statements({ parts }: Pick<Merged, "parts">, name: string): Statement[] {
  return parts.flatMap(({ node }) => {
    const value = keyword(node, name);
    return value === undefined ? [] : [{ keyword: name, value, node }];
  });
}

/** Give what is said by a keyword nearest to the place: beside a reference rather than behind it. */
export function nearest(merged: Pick<Merged, "parts">, name: string): Statement | undefined {
  return nearestAll(merged, name)[0];
}

/** Give the text that is said by a keyword nearest to the place. */
export function nearestText(merged: Merged, name: string): string | undefined {
  const value = nearest(merged, name)?.value;
  return typeof value === "string" ? value : undefined;
}

/** Give what is said by a part of a keyword (`encoding` of `x-dynamodb`) nearest to the place. */
export function nearestEntry(
  { parts }: Pick<Merged, "parts">,
  name: string,
  entry: string,
): Statement | undefined {
  const saying = parts.filter(({ node }) => entryOf(keyword(node, name), entry) !== undefined);
  const merged = nearest({ parts: saying }, name);
  const value = merged && entryOf(merged.value, entry);
  return merged && value !== undefined ? { ...merged, value } : undefined;
}

function entryOf(value: JsonValue | undefined, entry: string): JsonValue | undefined {
  return isObject(value) ? value[entry] : undefined;
}

/** Give all that is said by a keyword where it is said nearest to the place. */
export function nearestAll(merged: Pick<Merged, "parts">, name: string): Statement[] {
  const saying = merged.parts.filter(({ node }) => keyword(node, name) !== undefined);
  const least = Math.min(...saying.map(({ depth }) => depth));
  return statements({ parts: saying.filter(({ depth }) => depth === least) }, name);
}

/** A longer chain of references is taken for one without an end, for the merger recurses. */
const depthLimit = 200;

class Merger {
  readonly parts: Part[] = [];
  loop: SchemaNode | undefined;
  unresolved: SchemaNode | undefined;
  readonly #schemas: LoadedSchemas;
  readonly #around: ReadonlySet<string>;
  readonly #seen = new Set<string>();

  constructor(schemas: LoadedSchemas, around: ReadonlySet<string>) {
    this.#schemas = schemas;
    this.#around = around;
  }

  expand(node: SchemaNode, depth: number, trail: ReadonlySet<string>): void {
    const key = nodeKey(node);
    if (this.#around.has(key) || trail.has(key) || depth > depthLimit) {
      this.loop ??= node;
      return;
    }
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    const inner = new Set(trail).add(key);
    const before = { node, depth };
    const names = typeof node.value === "boolean" ? [] : Object.keys(node.value);
    for (const name of names) {
      if (name === "properties") this.#place(before);
      if (name === "allOf") {
        for (const part of listedChildren(node, name)) this.expand(part, depth + 1, inner);
      }
      if ((referenceKeywords as readonly string[]).includes(name)) {
        this.#refer(node, name, depth + 1, inner);
      }
    }
    this.#place(before);
  }

  #place(part: Part): void {
    if (this.parts.at(-1)?.node !== part.node && !this.parts.some(({ node }) => node === part.node))
      this.parts.push(part);
  }

  #refer(node: SchemaNode, name: string, depth: number, trail: ReadonlySet<string>): void {
    if (textKeyword(node, name) === undefined) return;
    const target = this.#schemas.target(node, name);
    if (target) this.expand(target, depth, trail);
    else this.unresolved ??= node;
  }
}
