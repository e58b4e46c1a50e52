/**
 * Spelling in Athena's DDL, which is Hive's.
 *
 * @see https://docs.aws.amazon.com/athena/latest/ug/reserved-words.html
 */

/** Quote a name. */
export function ddlName(name: string): string {
  return `\`${name}\``;
}

/** Quote text. A doubled quote would not do: Hive reads `'a''b'` as two texts, joined. */
export function ddlText(text: string): string {
  return `'${text.replace(/[\\']/g, "\\$&")}'`;
}

/** Spell a type with the names of its structs' members quoted. */
export function ddlType(hive: string): string {
  return hive.replace(/\w+(?=:)/g, ddlName);
}
