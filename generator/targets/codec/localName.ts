import type { Field } from "../../model/model.js";

/** Words that ECMAScript and TypeScript's strict mode refuse as the name of a variable. */
const reserved = new Set(
  (
    "arguments await break case catch class const continue debugger default delete do else enum eval " +
    "export extends false finally for function if implements import in instanceof interface let new " +
    "null package private protected public return static super switch this throw true try typeof var " +
    "void while with yield"
  ).split(" "),
);

/** What the generated functions call their own parameters and constants. */
const taken = new Set([
  "attributes",
  "columns",
  "derive",
  "from",
  "image",
  "options",
  "record",
  "to",
]);

/** Name the variable that holds a field's value. */
export function localName(field: Field): string {
  const name = camelColumn(field);
  return reserved.has(name) || taken.has(name) ? `${name}_` : name;
}

/** Spell a field's column as variables are; different columns give different names. */
export function camelColumn({ column }: Field): string {
  return column.replace(/(?<=[a-z0-9])_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
