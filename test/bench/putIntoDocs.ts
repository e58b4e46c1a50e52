import { readFileSync, writeFileSync } from "node:fs";
import { replaceMarked } from "./figures/replaceMarked.js";

/**
 * Put a table between the marks that stand for it in a page.
 *
 * @param page - relative to the project
 */
export function putIntoDocs(page: string, table: string): void {
  const file = new URL(`../../${page}`, import.meta.url);
  const text = replaceMarked(readFileSync(file, "utf8"), table);
  if (text === undefined) throw new Error(`${page} has no <!-- bench --> … <!-- /bench -->`);
  writeFileSync(file, text);
}
