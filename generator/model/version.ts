import type { Report } from "../diagnostics.js";
import { type Merged, nearestEntry } from "../schema/merge.js";
import { locate } from "../schema/node.js";
import { didYouMean } from "../schema/suggest.js";
import type { Field } from "./model.js";

/** Give the name of the field that grows with each write of an item, having checked that it can. */
export function versionFieldOf(
  merged: Merged,
  fields: readonly Field[],
  report: Report,
): string | undefined {
  const statement = nearestEntry(merged, "x-dynamodb", "version");
  const property = statement?.value;
  if (!statement || typeof property !== "string") return undefined;
  const location = locate(statement.node, statement.keyword, "version");
  const field = fields.find(({ name }) => name === property);
  if (!field) {
    const hint = didYouMean(
      property,
      fields.map(({ name }) => name),
    );
    report.add("version-missing", location, { property, hint });
  } else if (field.derived || !isWhole(field)) {
    const found = field.derived ? "derived" : field.type.kind;
    report.add("version-type", location, { property, found });
  }
  return property;
}

function isWhole({ type }: Field): boolean {
  if (type.kind === "decimal") return type.scale === 0;
  return type.kind === "int32" || type.kind === "int64";
}
