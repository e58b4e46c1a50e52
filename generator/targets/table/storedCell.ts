import type { Field, Format } from "../../model/model.js";
import { sqlName } from "./sql.js";

/** Spell what reads a field from objects of every time, under whichever of its names they have it. */
export function storedCell({ column, earlierColumns }: Field, format: Format): string {
  const [name = "", ...earlier] = [column, ...earlierColumns].map(sqlName);
  const isOne = earlier.length === 0 || format === "avro";
  return isOne ? name : `coalesce(${[name, ...earlier].join(", ")})`;
}
