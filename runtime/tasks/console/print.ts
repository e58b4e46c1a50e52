import Table from "cli-table3";
import type { QueryResult } from "./QueryEngine.js";

/** No cell is wider, so that most tables fit a terminal. */
const widest = 60;

/** Print text or, where the options want it, one JSON object: big numbers as text, bytes in base64. */
export function print(value: unknown, text: string, json: true | undefined): void {
  process.stdout.write(json ? `${jsonText(value)}\n` : text);
}

/** Spell a value as JSON: numbers beyond a float's as text, bytes in base64. */
export function jsonText(value: unknown): string {
  return JSON.stringify(value, (_, member) => {
    if (typeof member === "bigint") return String(member);
    return member instanceof Uint8Array ? Buffer.from(member).toString("base64") : member;
  });
}

/** Spell rows as a table. */
export function tableText({ columns, rows }: QueryResult): string {
  const table = new Table({ head: [...columns], style: { head: [], border: [], compact: true } });
  table.push(...rows.map((row) => row.map(cellText)));
  return `${table.toString()}\n`;
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return "";
  const text = typeof value === "object" ? jsonText(value) : String(value);
  return text.length <= widest ? text : `${text.slice(0, widest - 1)}…`;
}

const barWidth = 24;

/** Draw a number as a bar beside the largest; what is not nothing can be seen. */
export function bar(value: number, largest: number): string {
  const eighths = Math.ceil((value / Math.max(largest, 1)) * barWidth * 8);
  const part = eighths % 8 === 0 ? "" : String.fromCodePoint(0x2590 - (eighths % 8));
  return "█".repeat(eighths >> 3) + part;
}
