import { type Merged, nearest, nearestEntry, statements } from "../schema/merge.js";
import { isObject, locate, type SchemaNode } from "../schema/node.js";
import type { JsonValue } from "../source.js";
import { docOf, within } from "./containers.js";
import { type Context, type Place, spend } from "./context.js";
import type { Derivation, Field } from "./model.js";
import { columnName, pascalCase } from "./names.js";
import { describedProperties, isForbidden } from "./properties.js";
import { buildValue } from "./value.js";

/** Describe the properties of a record or struct, in the order of the text. */
export function buildFields(merged: Merged, place: Place, context: Context): readonly Field[] {
  const required = requiredNames(merged);
  const properties = describedProperties(merged);
  tellUndescribed(merged, properties, context);
  tellOthers(merged, place, context);
  const fields: Field[] = [];
  for (const [name, nodes] of properties) {
    if (isForbidden(nodes)) {
      context.report.add("forbidden-property", locate(nodes[0]), { property: name });
    } else if (spend(context)) {
      const inner = within(merged, place, nodes, (outer) => `${outer}${pascalCase(name)}`);
      fields.push(buildField({ ...inner, property: name }, required.has(name), context));
    }
  }
  return fields;
}

function buildField(place: Place, isRequired: boolean, context: Context): Field {
  const { value, merged } = buildValue(place, context);
  const { property } = place;
  const key = oneOf(nearest(merged, "x-key")?.value, ["partition", "sort"]);
  const derived = derivationOf(nearest(merged, "x-derived")?.value);
  const isKey = key !== undefined && place.level === 1;
  if (isKey && !isRequired) {
    context.report.add("key-optional", value.source, { property });
  }
  const column = text(nearest(merged, "x-column")?.value) ?? columnName(property);
  const aliases = texts(nearest(merged, "x-aliases")?.value);
  const earlier = new Set(aliases.map(columnName));
  return {
    ...value,
    name: property,
    column,
    attribute: text(nearestEntry(merged, "x-dynamodb", "attribute")?.value) ?? property,
    presence: (isRequired || isKey) && !derived ? "required" : "optional",
    doc: docOf(merged),
    deprecated: isDeprecated(nearest(merged, "deprecated")?.value),
    aliases,
    earlierColumns: [...earlier].filter((name) => name !== column),
    default: nearest(merged, "default")?.value,
    key,
    derived,
    acceptedLosses: textMap(nearest(merged, "x-accept-loss")?.value),
  };
}

function requiredNames(merged: Merged): Set<string> {
  return new Set(statements(merged, "required").flatMap(({ value }) => texts(value)));
}

function tellUndescribed(
  merged: Merged,
  properties: ReadonlyMap<string, readonly SchemaNode[]>,
  { report }: Context,
): void {
  for (const { node, value } of statements(merged, "required")) {
    for (const [index, property] of texts(value).entries()) {
      const location = locate(node, "required", String(index));
      if (!properties.has(property)) report.add("required-undescribed", location, { property });
    }
  }
}

/** Whatever else is described has no column of its own. */
function tellOthers(merged: Merged, { nodes }: Place, { report }: Context): void {
  const others = ["patternProperties", "additionalProperties", "unevaluatedProperties"];
  const described = others.flatMap((name) => statements(merged, name));
  if (described.some(({ value }) => isObject(value) && Object.keys(value).length > 0)) {
    report.add("contents-rescued", locate(nodes[0]), {});
  }
}

/** Some say why rather than that. */
function isDeprecated(value: JsonValue | undefined): boolean {
  return value === true || (typeof value === "string" && value !== "");
}

function derivationOf(value: JsonValue | undefined): Derivation | undefined {
  if (!isObject(value)) return undefined;
  const name = text(value.function);
  return name === undefined ? undefined : { function: name, from: texts(value.from) };
}

function text(value: JsonValue | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function texts(value: JsonValue | undefined): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}

function textMap(value: JsonValue | undefined): Record<string, string> {
  const entries = isObject(value) ? Object.entries(value) : [];
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}

function oneOf<const T extends string>(
  value: JsonValue | undefined,
  allowed: readonly T[],
): T | undefined {
  return allowed.find((one) => one === value);
}
