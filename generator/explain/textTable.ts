import Table from "cli-table3";
import { wrapText } from "./wrapText.js";

/** A column of a table: its heading, and the least width to which it may shrink. */
export interface TextColumn {
  readonly heading: string;
  readonly least: number;
}

const gap = 2;

/**
 * Spell a table without lines, in at most `width` characters; the widest columns shrink first.
 *
 * @returns its lines, without blanks at their ends
 */
export function textTable(
  columns: readonly TextColumn[],
  rows: readonly (readonly string[])[],
  width: number,
): string[] {
  const heads = columns.map(({ heading }) => heading);
  const widths = fit(columns, naturalWidths([heads, ...rows]), width);
  const table = new Table({ chars: noLines, style: plainStyle, colWidths: [...widths] });
  for (const row of [heads, ...rows]) {
    table.push(row.map((cell, index) => wrapText(cell, widths[index] ?? 1).join("\n")));
  }
  return table
    .toString()
    .split("\n")
    .map((line) => line.trimEnd());
}

function naturalWidths(rows: readonly (readonly string[])[]): number[] {
  const [first = []] = rows;
  return first.map((_, index) => Math.max(...rows.map((row) => row[index]?.length ?? 0)));
}

function fit(columns: readonly TextColumn[], natural: readonly number[], width: number): number[] {
  const widths = [...natural];
  const room = width - gap * (columns.length - 1);
  let surplus = widths.reduce((sum, one) => sum + one, 0) - room;
  for (; surplus > 0; surplus--) {
    const shrinkable = widths.map((one, index) => (one > (columns[index]?.least ?? 0) ? one : 0));
    const widest = shrinkable.indexOf(Math.max(...shrinkable));
    if ((shrinkable[widest] ?? 0) === 0) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return widths;
}

const noLines = {
  top: "",
  "top-mid": "",
  "top-left": "",
  "top-right": "",
  bottom: "",
  "bottom-mid": "",
  "bottom-left": "",
  "bottom-right": "",
  left: "",
  "left-mid": "",
  mid: "",
  "mid-mid": "",
  right: "",
  "right-mid": "",
  middle: " ".repeat(gap),
};

const plainStyle = { "padding-left": 0, "padding-right": 0, head: [], border: [] };
