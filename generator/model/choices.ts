import { type Merged, merge, type Statement, statements } from "../schema/merge.js";
import {
  isObject,
  keyword,
  listedChildren,
  namedChildren,
  type SchemaNode,
} from "../schema/node.js";
import type { Context, Place } from "./context.js";
import { readJsonTypes } from "./jsonTypes.js";

/** What holds at a place once its `anyOf` and `oneOf` are seen to. */
export interface Resolved {
  readonly merged: Merged;
  /** The place, with the alternatives taken in that are no choice. */
  readonly place: Place;
  /** Whether an alternative is null. */
  readonly nullable: boolean;
  /** A choice between several schemas, neither of them null. */
  readonly choice: Choice | undefined;
}

export interface Choice {
  readonly statement: Statement;
  readonly branches: readonly SchemaNode[];
}

/** Keywords that say which values are allowed, or something about them, but not their type. */
const constraining = new Set([
  "$comment",
  "$id",
  "$schema",
  "contains",
  "default",
  "dependentRequired",
  "deprecated",
  "description",
  "example",
  "examples",
  "exclusiveMaximum",
  "exclusiveMinimum",
  "maxContains",
  "maxItems",
  "maxLength",
  "maxProperties",
  "maximum",
  "minContains",
  "minItems",
  "minLength",
  "minProperties",
  "minimum",
  "multipleOf",
  "not",
  "pattern",
  "propertyNames",
  "readOnly",
  "required",
  "title",
  "uniqueItems",
  "writeOnly",
]);

/** Keywords that narrow what another schema describes. */
const narrowing = new Set(["type", "enum", "const", "format"]);

/** Take null out of the choices of a place, and settle those that leave one alternative. */
export function resolveChoices(start: Place, context: Context): Resolved {
  let place = start;
  let nullable = false;
  for (;;) {
    const merged = merge(place.nodes, context.schemas, place.around);
    const choice = nextChoice(merged, place.settled);
    if (!choice) return { merged, place, nullable, choice: undefined };
    const branches = choice.branches.filter((branch) => !isNull(branch, place, context));
    nullable ||= choice.branches.some((branch) => allowsNull(branch, place, context));
    if (branches.length > 1) {
      return { merged, place, nullable, choice: { ...choice, branches } };
    }
    place = settle(place, choice, ...branches);
  }
}

/** Give the place with a choice made. */
export function settle(place: Place, { statement }: Choice, ...made: readonly SchemaNode[]): Place {
  const settled = new Set(place.settled).add(choiceKey(statement));
  return { ...place, nodes: [...place.nodes, ...made], settled };
}

/** A choice between schemas that only constrain (`required`, a pattern) is no choice of type. */
function nextChoice(merged: Merged, settled: ReadonlySet<string>): Choice | undefined {
  const described = new Set(merged.parts.flatMap(({ node }) => propertyNames(node)));
  for (const name of ["anyOf", "oneOf"]) {
    for (const statement of statements(merged, name)) {
      const branches = listedChildren(statement.node, name);
      const open = !settled.has(choiceKey(statement)) && branches.length > 0;
      if (open && !branches.every((branch) => onlyConstrains(branch, described)))
        return { statement, branches };
    }
  }
  return undefined;
}

/** @param described properties that are described whatever is chosen */
function onlyConstrains(branch: SchemaNode, described: ReadonlySet<string>): boolean {
  if (!isObject(branch.value)) return branch.value;
  return Object.keys(branch.value).every(
    (name) =>
      constraining.has(name) ||
      (name === "type" && described.size > 0 && keyword(branch, name) === "object") ||
      (name === "properties" && onlyNarrows(branch, described)),
  );
}

function onlyNarrows(branch: SchemaNode, described: ReadonlySet<string>): boolean {
  return namedChildren(branch, "properties").every(
    ([name, { value }]) =>
      described.has(name) &&
      (!isObject(value) ||
        Object.keys(value).every((key) => constraining.has(key) || narrowing.has(key))),
  );
}

function propertyNames(node: SchemaNode): string[] {
  return namedChildren(node, "properties").map(([name]) => name);
}

function allowsNull(branch: SchemaNode, place: Place, { schemas }: Context): boolean {
  return readJsonTypes(merge([branch], schemas, place.around)).nullable;
}

function isNull(branch: SchemaNode, place: Place, { schemas }: Context): boolean {
  const { types, nullable } = readJsonTypes(merge([branch], schemas, place.around));
  if (types) return nullable && types.length === 0;
  return keyword(branch, "const") === null || isNullEnum(keyword(branch, "enum"));
}

function isNullEnum(values: unknown): boolean {
  return Array.isArray(values) && values.length > 0 && values.every((value) => value === null);
}

function choiceKey({ node, keyword: name }: Statement): string {
  return `${node.source.file}#${node.pointer}/${name}`;
}
