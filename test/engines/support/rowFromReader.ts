import type { Field, Type } from "../../../generator/model/model.js";
import type { ChangeColumns, TableRow } from "../../../runtime/codec/RecordType.js";
import type { ReaderRow, ReaderValue } from "../readers/ReaderValue.js";
import type { GeneratedRecord } from "./GeneratedRecord.js";

/** Turn a row that an outside reader has read into the row that was stored. */
export function rowFromReader(
  { model, record }: Pick<GeneratedRecord, "model" | "record">,
  row: ReaderRow,
): TableRow {
  const change = cellsFromReader(model.change.fields, row) as unknown as ChangeColumns;
  return { change, columns: cellsFromReader(record.fields, row) };
}

type Cells = Readonly<Record<string, unknown>>;

function cellsFromReader(fields: readonly Field[], row: ReaderRow): Cells {
  return Object.fromEntries(
    fields.map(({ column, type }) => [column, cellFromReader(type, row[column])]),
  );
}

/** @throws {TypeError} for a value that is none of the type's, or is spelt as no reader spells it */
function cellFromReader(type: Type, value: ReaderValue | undefined): unknown {
  if (value === undefined) throw new TypeError(`the reader has no value of the ${type.kind}`);
  if (value === null) return null;
  switch (type.kind) {
    case "boolean":
      return expectType(value, "boolean");
    case "int32":
      return expectType(value, "number");
    case "float32":
      return Math.fround(expectType(value, "number"));
    case "float64":
      return expectType(value, "number");
    case "int64":
      return BigInt(expectType(value, "string"));
    case "timestamp":
      return instant(expectType(value, "string"));
    case "bytes":
      return new Uint8Array(Buffer.from(expectType(value, "string"), "base64"));
    case "list":
    case "set":
      return elements(value).map((element) => cellFromReader(type.element.type, element));
    case "map":
      return Object.fromEntries(
        (elements(value) as [string, ReaderValue][]).map(([key, cell]) => [
          key,
          cellFromReader(type.value.type, cell),
        ]),
      );
    case "struct":
      return cellsFromReader(type.fields, value as ReaderRow);
    default:
      return expectType(value, "string");
  }
}

interface Primitives {
  boolean: boolean;
  number: number;
  string: string;
}

function expectType<T extends keyof Primitives>(value: ReaderValue, name: T): Primitives[T] {
  if (typeof value !== name) throw new TypeError(`expected a ${name}, found ${value}`);
  return value as Primitives[T];
}

function elements(value: ReaderValue): readonly ReaderValue[] {
  if (!Array.isArray(value)) throw new TypeError(`expected a list, found ${value}`);
  return value;
}

/** A fraction of a millisecond would be a lost digit. */
function instant(millis: string): Date {
  if (!/^-?\d+$/.test(millis)) throw new TypeError(`${millis} are no whole milliseconds`);
  return new Date(Number(millis));
}
