import type { Journey } from "./journey.js";

/** Say when a field's column is null: `where the item has none`; `undefined` where only its documentation tells. */
export function nullMeaning({ field, origin, record }: Journey): string | undefined {
  const { presence, nullable, key, derived } = field;
  if (origin === "change") return presence === "required" && !nullable ? "never" : undefined;
  if (derived !== undefined) return "where an input is null";
  if (key !== undefined) return "never";
  if (presence === "required" && nullable) return "where the item says NULL";
  if (presence === "required") {
    return record.onMisfit === "quarantine"
      ? "never"
      : "where the item has none, or one that does not fit";
  }
  return nullable
    ? "where the item has none, or NULL, which change_rescued_data tells"
    : "where the item has none";
}
