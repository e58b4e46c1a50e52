import { posix } from "node:path";
import { type JsonValue, pointerKeys } from "../source.js";
import type { Draft } from "./draft.js";
import { allSchemas } from "./keywords.js";
import { child, keyword, type SchemaNode, textKeyword } from "./node.js";

/** What a reference leads to, or why it leads nowhere. */
export type Target =
  | { readonly kind: "found"; readonly node: SchemaNode }
  | { readonly kind: "missing"; readonly reason: string }
  /** To a file that is not there. */
  | { readonly kind: "absent"; readonly reason: string }
  /** To an identifier that no schema has. */
  | { readonly kind: "remote" }
  /** To a file whose own problems have been told. */
  | { readonly kind: "broken" };

/** The identifiers that schemas give themselves, and the references that follow them. */
export class References {
  /** URI without fragment → the schema that has it as `$id`. */
  readonly #resources = new Map<string, SchemaNode>();
  /** URI with `#name` → the schema that has it as anchor. */
  readonly #anchors = new Map<string, SchemaNode>();
  /** File → the pointers in it that have an identifier, with it. */
  readonly #bases = new Map<string, Map<string, string>>();

  /**
   * Take in a file's identifiers.
   *
   * @param taken is told of each identifier that another schema has already
   */
  register(
    root: SchemaNode,
    draft: Draft,
    taken: (node: SchemaNode, id: string, other: SchemaNode) => void,
  ): void {
    const bases = new Map<string, string>([["", fileUri(root.source.file)]]);
    this.#bases.set(root.source.file, bases);
    this.#resources.set(fileUri(root.source.file), root);
    for (const node of allSchemas(root)) {
      const id = identifier(node, draft);
      if (id !== undefined) this.#identify(node, id, bases, taken);
      for (const name of ["$anchor", "$dynamicAnchor"]) {
        const anchor = textKeyword(node, name);
        if (anchor !== undefined) this.#anchors.set(`${this.#base(node)}#${anchor}`, node);
      }
    }
  }

  /**
   * Follow a reference.
   *
   * @param load gives the root of another file, or why there is none
   */
  follow(
    from: SchemaNode,
    reference: string,
    load: (path: string) => SchemaNode | "broken" | "missing",
  ): Target {
    const [path, fragment] = splitFragment(reference);
    const resource = path === "" ? this.#resources.get(this.#base(from)) : this.#find(from, path);
    if (resource) return this.#fragment(resource, fragment);
    if (hasScheme(path)) return { kind: "remote" };
    const file = posix.join(posix.dirname(from.source.file), decode(path));
    const root = load(file);
    if (root === "broken") return { kind: "broken" };
    if (root === "missing") return { kind: "absent", reason: `there is no file ${file}` };
    return this.#fragment(root, fragment);
  }

  #identify(
    node: SchemaNode,
    id: string,
    bases: Map<string, string>,
    taken: (node: SchemaNode, id: string, other: SchemaNode) => void,
  ): void {
    const [path, fragment] = splitFragment(id);
    if (path === "") {
      if (fragment !== "") this.#anchors.set(`${this.#base(node)}#${fragment}`, node);
      return;
    }
    const uri = resolveUri(path, this.#base(node));
    const other = this.#resources.get(uri);
    if (other) taken(node, id, other);
    else this.#resources.set(uri, node);
    bases.set(node.pointer, uri);
  }

  #find(from: SchemaNode, path: string): SchemaNode | undefined {
    return this.#resources.get(resolveUri(path, this.#base(from))) ?? this.#resources.get(path);
  }

  /** The URI that references in a schema are relative to: that of the nearest `$id` around it. */
  #base(node: SchemaNode): string {
    const bases = this.#bases.get(node.source.file);
    for (let at = node.pointer; at !== ""; at = at.slice(0, at.lastIndexOf("/"))) {
      const base = bases?.get(at);
      if (base !== undefined) return base;
    }
    return bases?.get("") ?? fileUri(node.source.file);
  }

  #fragment(resource: SchemaNode, fragment: string): Target {
    if (fragment === "") return { kind: "found", node: resource };
    const name = decode(fragment);
    if (!name.startsWith("/")) {
      const node = this.#anchors.get(`${this.#base(resource)}#${name}`);
      return node
        ? { kind: "found", node }
        : { kind: "missing", reason: "there is no such anchor" };
    }
    return pointed(resource, name) ?? pointed(rootOf(resource), name) ?? nothingThere(resource);
  }
}

function pointed(from: SchemaNode, pointer: string): Target | undefined {
  const node = child(from, ...pointerKeys(pointer));
  return node && { kind: "found", node };
}

function nothingThere(resource: SchemaNode): Target {
  return { kind: "missing", reason: `${resource.source.file} has no schema there` };
}

function rootOf(node: SchemaNode): SchemaNode {
  return { source: node.source, pointer: "", value: rootValue(node.source.value) };
}

function rootValue(value: JsonValue | undefined): SchemaNode["value"] {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as SchemaNode["value"])
    : true;
}

/** Before draft 06 the keyword was `id`; a schema that does not say its draft may mean that. */
function identifier(node: SchemaNode, draft: Draft): string | undefined {
  const undeclared = keyword(rootOf(node), "$schema") === undefined;
  const old = draft === "04" || undeclared ? textKeyword(node, "id") : undefined;
  return textKeyword(node, "$id") ?? old;
}

function splitFragment(reference: string): [path: string, fragment: string] {
  const at = reference.indexOf("#");
  return at < 0 ? [reference, ""] : [reference.slice(0, at), reference.slice(at + 1)];
}

function hasScheme(path: string): boolean {
  return /^[a-z][a-z0-9+.-]*:/i.test(path);
}

function fileUri(file: string): string {
  return `file:///${file.split("/").map(encodeURIComponent).join("/")}`;
}

/** A `urn:` has no path to be relative to, so what cannot be resolved stands for itself. */
function resolveUri(path: string, base: string): string {
  return URL.canParse(path, base) ? new URL(path, base).href : path;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
