import Table from "cli-table3";
import type { QueryResult } from "../console/QueryEngine.js";
import type { DemoQuery } from "./queries.js";

/** A query with its result. */
export type Answer = DemoQuery & QueryResult;

/** No cell is wider, so that most tables fit a terminal. */
const widest = 60;

/** Spell a query and its result for people. */
export function printAnswer({ title, sql, columns, rows }: Answer): string {
  const table = new Table({ head: [...columns], style: { head: [], border: [], compact: true } });
  table.push(...rows.map((row) => row.map(cell)));
  return `\n${title}\n\n${indent(sql)}\n\n${table.toString()}\n`;
}

function cell(value: unknown): string {
  if (value === null) return "";
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length <= widest ? text : `${text.slice(0, widest - 1)}…`;
}

function indent(text: string): string {
  return text.replace(/^/gm, "    ");
}
