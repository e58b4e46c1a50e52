import { readFileSync } from "node:fs";
import Handlebars from "handlebars";

/** Functions that a template calls by name; each spells a value for the template's language. */
export type Helpers = Readonly<Record<string, Handlebars.HelperDelegate>>;

/**
 * Compile the template `templates/<name>.hbs`. Nothing is escaped but by the helpers, and a name
 * that the data does not have is an error.
 */
export function template<Data>(name: string, helpers: Helpers = {}): (data: Data) => string {
  const handlebars = Handlebars.create();
  for (const [helper, spell] of Object.entries(helpers)) handlebars.registerHelper(helper, spell);
  const text = readFileSync(new URL(`../templates/${name}.hbs`, import.meta.url), "utf8");
  return handlebars.compile<Data>(text, { noEscape: true, strict: true });
}
