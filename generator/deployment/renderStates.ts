import Table from "cli-table3";
import { places, type TableState } from "./compareDeployment.js";

/** Spell what was compared for people: a table of columns, then each difference and what to do. */
export function renderStates(states: readonly TableState[]): string[] {
  const findings = states.flatMap(({ findings }) => findings);
  return [
    ...states.flatMap(stateLines),
    findings.length === 0
      ? `No drift: ${states.length} tables and views are as the model has them.`
      : `${findings.length} differences.`,
  ];
}

function stateLines(state: TableState): string[] {
  const { name, kind, columns, findings, object } = state;
  const mark = findings.length === 0 ? "as it should be" : `${findings.length} differences`;
  const lines = findings.map(({ problem, next }) => `  ${problem}\n    next: ${next}`);
  const heading = `${kind} ${name}: ${mark}${object === undefined ? "" : ` (newest object ${object})`}`;
  if (kind === "view" || findings.length === 0) return [heading, ...lines, ""];
  const table = new Table({
    head: ["column", ...places],
    style: { head: [], border: [], compact: true },
  });
  table.push(
    ...columns.map(({ column, types }) => [column, ...places.map((place) => types[place] ?? "–")]),
  );
  return [heading, table.toString(), ...lines, ""];
}
