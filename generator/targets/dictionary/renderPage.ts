import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import Handlebars from "handlebars";
import type { Inline } from "./Inline.js";
import type { Page } from "./page.js";

/** Spell the page as HTML that needs nothing but itself. */
export function renderPage(page: Page): string {
  const style = asset("dictionary.css");
  const script = asset("dictionary.js");
  return compiled()({ ...page, style, script, policy: policyFor(style, script) }).toWellFormed();
}

/** Allow what stands in the page and nothing else: no request, no script out of a schema. */
function policyFor(style: string, script: string): string {
  return [
    "default-src 'none'",
    "img-src data:",
    `style-src '${digest(style)}'`,
    `script-src '${digest(script)}'`,
  ].join("; ");
}

/** @see https://www.w3.org/TR/CSP3/#grammardef-hash-source */
function digest(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}

function compiled(): Handlebars.TemplateDelegate {
  const handlebars = Handlebars.create();
  handlebars.registerHelper("inline", inlineHtml);
  handlebars.registerHelper("code", (text: string) => new Handlebars.SafeString(codeHtml(text)));
  handlebars.registerPartial("record", asset("dictionaryRecord.html.hbs"));
  handlebars.registerPartial("column", asset("dictionaryColumn.html.hbs"));
  handlebars.registerPartial("facts", asset("dictionaryFacts.html.hbs"));
  return handlebars.compile(asset("dictionary.html.hbs"), { strict: true });
}

function asset(name: string): string {
  return readFileSync(new URL(`../../templates/${name}`, import.meta.url), "utf8");
}

function inlineHtml(runs: readonly Inline[]): Handlebars.SafeString {
  return new Handlebars.SafeString(runs.map(runHtml).join(""));
}

function runHtml(run: Inline): string {
  if ("text" in run) return escaped(run.text);
  const code = codeHtml(run.code);
  return "to" in run ? `<a href="#${escaped(run.to)}">${code}</a>` : code;
}

/** Long code breaks after punctuation rather than in its words. */
function codeHtml(text: string): string {
  const html = escaped(visible(text));
  const broken = text.length > 20 ? html.replace(/(?:[,.:]|&lt;)(?=.)/g, "$&<wbr>") : html;
  return `<code>${broken}</code>`;
}

function escaped(text: string): string {
  return Handlebars.escapeExpression(text);
}

/** Show characters that a page would swallow, as JSON spells them. */
function visible(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Zl}\p{Zp}]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
