import { dictionaryPage } from "./dictionary/page.js";
import { renderPage } from "./dictionary/renderPage.js";
import type { Target } from "./target.js";

/** The data dictionary for whoever queries the tables: one page that needs nothing but itself. */
export const dictionary: Target = {
  name: "dictionary",
  emit: (model) => [{ path: "dictionary/index.html", text: renderPage(dictionaryPage(model)) }],
};
