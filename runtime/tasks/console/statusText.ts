import { groupBy } from "../../util/groupBy.js";
import { bar, tableText } from "./print.js";
import type { Age, Status, TableStatus } from "./readStatus.js";

/** Spell a status for people: hours, days and objects as tables with small bars. */
export function statusText({ archive, tables, quarantine }: Status): string {
  const hours = quarantine.map(({ hour, reason, records }) => ({
    hour: `${hour} ${reason}`,
    records,
  }));
  return [
    `${archive}\n`,
    ...tables.map(tableStatusText),
    quarantine.length === 0
      ? "quarantine: nothing\n"
      : `quarantine, by hour of arrival (UTC) and reason\n${barTable("hour", hours)}`,
  ].join("\n");
}

function tableStatusText({ table, hours, newestArrival, newestChange, objects }: TableStatus) {
  const days = [...groupBy(hours, ({ hour }) => hour.slice(0, 10))].map(([hour, group]) => ({
    hour,
    records: group.reduce((total, { records }) => total + records, 0),
    misfits: group.reduce((total, { misfits }) => total + misfits, 0),
  }));
  const largest = Math.max(0, ...objects.map(({ bytes }) => bytes));
  return [
    `${table}: the newest change is of ${ageText(newestChange)}, the newest arrival of ${ageText(newestArrival)}`,
    `\ndelivered, by day of arrival (UTC)\n${barTable("day", days)}`,
    `delivered, by hour\n${barTable("hour", hours)}`,
    `objects, by day of the change\n${tableText({
      columns: ["day", "format", "objects", "bytes", "smallest", "largest", ""],
      rows: objects.map((each) => [
        each.day,
        each.format,
        each.objects,
        sizeText(each.bytes),
        sizeText(each.smallest),
        sizeText(each.largest),
        bar(each.bytes, largest),
      ]),
    })}`,
  ].join("\n");
}

interface Bar {
  readonly hour: string;
  readonly records: number;
  readonly misfits?: number;
}

function barTable(head: string, bars: readonly Bar[]): string {
  const largest = Math.max(0, ...bars.map(({ records }) => records));
  const hasMisfits = bars.some(({ misfits }) => misfits !== undefined);
  return tableText({
    columns: [head, "records", ...(hasMisfits ? ["with misfits"] : []), ""],
    rows: bars.map(({ hour, records, misfits }) => [
      hour,
      records,
      ...(hasMisfits ? [misfits] : []),
      bar(records, largest),
    ]),
  });
}

function ageText(age: Age | null): string {
  if (age === null) return "never";
  const units = [
    [86_400, "days"],
    [3600, "hours"],
    [60, "minutes"],
    [1, "seconds"],
  ] as const;
  const [size, unit] = units.find(([least]) => age.seconds >= least) ?? [1, "seconds"];
  return `${age.time} (${Math.floor(age.seconds / size)} ${unit} ago)`;
}

/** Spell a size in the unit that keeps it below a thousand: `1.2 MiB`. */
export function sizeText(bytes: number): string {
  const units = ["B", "KiB", "MiB", "GiB", "TiB"];
  let size = bytes;
  let unit = 0;
  for (; size >= 1000 && unit < units.length - 1; unit++) size /= 1024;
  return `${unit === 0 ? size : size.toFixed(1)} ${units[unit]}`;
}
