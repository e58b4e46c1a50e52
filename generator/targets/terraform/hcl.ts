/**
 * Spelling in Terraform's language.
 *
 * @see https://developer.hashicorp.com/terraform/language/expressions/strings
 */
import type { TableColumn } from "../table/columns.js";
import { type Properties, placeholders } from "../table/physicalTable.js";
import { trinoType } from "./trinoType.js";

/** Quote text, all of which is meant as it stands. */
export function hclText(text: string): string {
  // JSON's escapes are HCL's, but for \b and \f.
  const quoted = JSON.stringify(text).replaceAll("\\b", "\\u0008").replaceAll("\\f", "\\u000c");
  return escapeTemplate(quoted);
}

/** Quote text in which placeholders stand for the module's variables. */
export function hclTemplate(text: string): string {
  return fillPlaceholders(hclText(text));
}

/** Spell lines for a heredoc in which placeholders stand for the module's variables. */
export function hclLines(text: string, indent: string): string {
  const lines = fillPlaceholders(escapeTemplate(text.trimEnd())).split("\n");
  return lines.map((line) => (line === "" ? "" : indent + line)).join("\n");
}

/** Spell the lines of a map, aligned as `terraform fmt` does. */
export function hclEntries(properties: Properties, indent: string): string {
  const width = Math.max(...Object.keys(properties).map((key) => hclText(key).length));
  return Object.entries(properties)
    .map(([key, value]) => `${indent}${hclText(key).padEnd(width)} = ${hclTemplate(value)}`)
    .join("\n");
}

/** Spell a column as an object on one line, its type as Glue and as Trino call it. */
export function hclColumn({ name, hive, comment }: TableColumn): string {
  const attributes = [
    `name = ${hclText(name)}`,
    `hive = ${hclText(hive)}`,
    `trino = ${hclText(trinoType(hive))}`,
    `comment = ${comment === undefined ? "null" : hclText(comment)}`,
  ];
  return `{ ${attributes.join(", ")} }`;
}

function escapeTemplate(text: string): string {
  return text.replace(/([$%])\{/g, "$1$1{");
}

function fillPlaceholders(escaped: string): string {
  const names = new RegExp(`\\$\\$\\{(${placeholders.join("|")})\\}`, "g");
  return escaped.replace(names, (_, name) => `\${var.${name}}`);
}
