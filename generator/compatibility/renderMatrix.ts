import Table from "cli-table3";
import { type Audience, audiences, type Verdict } from "./audiences.js";
import { describeChange } from "./Change.js";
import type { JudgedChange } from "./compare.js";

const marks = { safe: "safe", default: "default", breaking: "BREAKS" } as const;

const headings: Readonly<Record<Audience, string>> = {
  avroBackward: "Avro\nbackward",
  avroForward: "Avro\nforward",
  parquet: "Parquet",
  athena: "Athena",
  producers: "TS\nproducers",
  consumers: "TS\nconsumers",
  items: "stored\nitems",
};

const names = Object.keys(audiences) as Audience[];

/** Spell a comparison for people: a matrix, then each reason that is not plain safety. */
export function renderMatrix(changes: readonly JudgedChange[]): string[] {
  if (changes.length === 0) return ["Nothing changed that anyone would notice."];
  const table = new Table({
    head: ["change", ...names.map((name) => headings[name])],
    style: { head: [], border: [] },
    colWidths: [34, ...names.map(() => 11)],
    wordWrap: true,
  });
  table.push(
    ...changes.map(({ change, verdicts }) => [
      describeChange(change),
      ...names.map((name) => marks[verdicts[name].level]),
    ]),
  );
  return [table.toString(), "", ...changes.flatMap(reasons)];
}

function reasons({ change, verdicts, place }: JudgedChange): string[] {
  const told = names.filter((name) => verdicts[name].level !== "safe");
  return [
    `${place} - ${describeChange(change)}`,
    ...told.map((name) => `  ${audiences[name]}: ${verdict(verdicts[name])}`),
    ...(told.length === 0 ? ["  safe for all"] : []),
    "",
  ];
}

function verdict({ level, reason, instead }: Verdict): string {
  return `${marks[level]}: ${reason}${instead === undefined ? "" : `; ${instead}`}`;
}
