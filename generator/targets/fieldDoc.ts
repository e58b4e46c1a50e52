import type { Field } from "../model/model.js";

/** Spell a field's documentation for TSDoc: its text, where it comes from, and its tags. */
export function fieldDoc(field: Field): string {
  const paragraphs = [
    ...(field.doc === undefined ? [] : [field.doc]),
    [`@generated from ${field.source.pointer}`, ...(field.deprecated ? ["@deprecated"] : [])].join(
      "\n",
    ),
  ];
  return paragraphs.join("\n\n");
}
