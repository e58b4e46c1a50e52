import type { Field, Model, RecordModel, Type } from "../../../generator/model/model.js";
import type { TableRow } from "../../../runtime/codec/RecordType.js";
import type { ReaderRow, ReaderValue } from "./ReaderValue.js";

/** Spell a row as every reader spells what it has read. */
export function readerRow(model: Model, record: RecordModel, row: TableRow): ReaderRow {
  return { ...members(model.change.fields, row.change), ...members(record.fields, row.columns) };
}

function members(fields: readonly Field[], cells: unknown): ReaderRow {
  const cellOf = new Map(Object.entries(cells as object));
  return Object.fromEntries(
    fields.map(({ column, type }) => [column, readerValue(type, cellOf.get(column) ?? null)]),
  );
}

function readerValue(type: Type, cell: unknown): ReaderValue {
  if (cell === null) return null;
  switch (type.kind) {
    case "int64":
    case "decimal":
      return String(cell);
    case "float32":
      return floatValue(shortest(cell as number));
    case "float64":
      return floatValue(cell as number);
    case "timestamp":
      return String((cell as Date).getTime());
    case "bytes":
      return Buffer.from(cell as Uint8Array).toString("base64");
    case "list":
    case "set":
      return (cell as unknown[]).map((element) => readerValue(type.element.type, element));
    case "map":
      return Object.entries(cell as object)
        .map(([key, value]): [string, ReaderValue] => [key, readerValue(type.value.type, value)])
        .sort(([a], [b]) => (a < b ? -1 : 1));
    case "struct":
      return members(type.fields, cell);
    default:
      return cell as boolean | number | string;
  }
}

function floatValue(number: number): ReaderValue {
  return Number.isFinite(number) ? number : String(number);
}

/** Give the number of the fewest digits that is this one in 32 bits, as readers print it. */
function shortest(single: number): number {
  for (let digits = 1; digits < 10; digits++) {
    const number = Number(single.toPrecision(digits));
    if (Math.fround(number) === single) return number;
  }
  return single;
}
