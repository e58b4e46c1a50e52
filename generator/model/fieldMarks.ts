import type { Field } from "./model.js";

/** Say in a word each what is to be known of a field at a glance: `optional`, `nullable`. */
export function fieldMarks({ derived, presence, nullable, deprecated }: Field): readonly string[] {
  return [
    derived === undefined ? presence : "derived",
    ...(nullable ? ["nullable"] : []),
    ...(deprecated ? ["deprecated"] : []),
  ];
}
