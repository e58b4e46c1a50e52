import { groupBy } from "../../../runtime/util/groupBy.js";

interface TypedColumn {
  readonly name: string;
  readonly type: string;
}

/** List the names of the columns of each type, in order, with blanks between them. */
export function namesByType(columns: readonly TypedColumn[]): Readonly<Record<string, string>> {
  const groups = [...groupBy(columns, ({ type }) => type)];
  return Object.fromEntries(
    groups.map(([type, group]) => [type, group.map(({ name }) => name).join(" ")]),
  );
}
