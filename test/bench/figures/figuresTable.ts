import { type Bar, clears, type Figure, type Measured, type Unit } from "./Figure.js";

/** Spell figures as a table in Markdown. */
export function figuresTable(figures: readonly Figure[]): string {
  return [
    "| what | against | figure | middle half | of the bests | bar | |",
    "| --- | --- | --: | --- | --: | --- | --- |",
    ...figures.map((figure) => `| ${cells(figure).join(" | ")} |`),
  ].join("\n");
}

function cells(figure: Figure): readonly string[] {
  const { name, against = "" } = figure;
  return "skipped" in figure
    ? [name, against, `skipped: ${figure.skipped}`, "", "", "", ""]
    : [name, against, ...valueCells(figure)];
}

function valueCells({ value, spread, best, bar, unit = "×" }: Measured): readonly string[] {
  return [
    spell(value, unit),
    spread?.map(number).join(" – ") ?? "",
    best === undefined ? "" : spell(best, unit),
    bar ? spellBar(bar, unit) : "",
    bar ? mark(value, bar) : "",
  ];
}

function spellBar(bar: Bar, unit: Unit): string {
  return "atMost" in bar ? `≤ ${bar.atMost} ${unit}` : `≥ ${bar.atLeast} ${unit}`;
}

function mark(value: number, bar: Bar): string {
  return clears(value, bar) ? "✓" : "✗";
}

function spell(value: number, unit: Unit): string {
  return `${number(value)} ${unit}`;
}

/** Three digits, or all that are before the point. */
function number(value: number): string {
  const digits = value < 10 ? 2 : value < 100 ? 1 : 0;
  return value.toFixed(digits);
}
