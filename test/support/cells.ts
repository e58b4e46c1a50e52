/** Cells of rows: made by type, and in a plain form that any reader's values can be put into. */
import fc from "fast-check";
import type {
  Field,
  Model,
  RecordModel,
  StructType,
  Type,
  Value,
} from "../../generator/model/model.js";
import type { ChangeColumns, TableRow } from "../../runtime/codec/RecordType.js";

/** A cell that compares with `assert.equal`: numbers beyond a float's as text, bytes as hex. */
export type PlainCell =
  | null
  | boolean
  | number
  | string
  | readonly PlainCell[]
  | { readonly entries: readonly (readonly [string, PlainCell])[] };

/** Make rows of a record's table. */
export function tableRows(model: Model, record: RecordModel): fc.Arbitrary<TableRow[]> {
  const change = objects(model.change.fields, (field) =>
    field.presence === "required" ? cellsOf(field.type) : cells(field),
  ) as fc.Arbitrary<unknown> as fc.Arbitrary<ChangeColumns>;
  const row = fc.record({ change, columns: objects(record.fields, cells) });
  return fc.array(row, { minLength: 1, maxLength: 20 });
}

function objects(
  fields: readonly Field[],
  cell: (field: Field) => fc.Arbitrary<unknown>,
): fc.Arbitrary<Record<string, unknown>> {
  return fc.record(Object.fromEntries(fields.map((field) => [field.column, cell(field)])));
}

function cells(value: Value): fc.Arbitrary<unknown> {
  return fc.option(cellsOf(value.type), { freq: 4 });
}

function cellsOf(type: Type): fc.Arbitrary<unknown> {
  switch (type.kind) {
    case "boolean":
      return fc.boolean();
    case "int32":
      return withExtremes(fc.integer(), -(2 ** 31), 2 ** 31 - 1);
    case "int64":
      return withExtremes(fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n), -(2n ** 63n), 2n ** 63n - 1n);
    case "float32":
      return fc.float({ noNaN: true });
    case "float64":
      return fc.double({ noNaN: true });
    case "decimal":
      return decimals(type.precision).map((unscaled) => decimalText(unscaled, type.scale));
    case "date":
      return instants.map((instant) => instant.toISOString().slice(0, 10));
    case "timestamp":
      return instants;
    case "bytes":
      return fc.uint8Array({ maxLength: 20 });
    case "list":
      return fc.array(cells(type.element), { maxLength: 4 });
    case "set":
      return fc.array(cellsOf(type.element.type), { minLength: 1, maxLength: 4 });
    case "map":
      return fc.dictionary(keys, cells(type.value), { maxKeys: 4 });
    case "struct":
      return objects(type.fields, cells);
    default:
      return texts;
  }
}

/**
 * Texts that readers give back: DuckDB's binding for Node and hyparquet drop a byte order mark that a
 * text begins with.
 */
export function readableTexts(limits: { readonly maxLength?: number } = {}): fc.Arbitrary<string> {
  return fc.string({ unit: "binary", ...limits }).filter((text) => !text.startsWith("\ufeff"));
}

const texts = fc.oneof(readableTexts(), fc.constantFrom("", "null", "𝄞 \u0000é"));
const keys = fc.oneof(texts, fc.constantFrom("__proto__", "constructor", "key", "1", ""));
const instants = withExtremes(
  fc.date({
    min: new Date("0001-01-01T00:00:00.000Z"),
    max: new Date("9999-12-31T23:59:59.999Z"),
    noInvalidDate: true,
  }),
  new Date("0001-01-01T00:00:00.000Z"),
  new Date("9999-12-31T23:59:59.999Z"),
  new Date(-1),
);

function decimals(precision: number): fc.Arbitrary<bigint> {
  const largest = 10n ** BigInt(precision) - 1n;
  return withExtremes(fc.bigInt(-largest, largest), -largest, largest, 0n, -1n, 128n, -128n, -129n);
}

function decimalText(unscaled: bigint, scale: number): string {
  const digits = String(unscaled < 0n ? -unscaled : unscaled).padStart(scale + 1, "0");
  const point = digits.length - scale;
  const text = scale === 0 ? digits : `${digits.slice(0, point)}.${digits.slice(point)}`;
  return unscaled < 0n ? `-${text}` : text;
}

function withExtremes<T>(some: fc.Arbitrary<T>, ...extremes: readonly T[]): fc.Arbitrary<T> {
  return fc.oneof(
    { weight: 2, arbitrary: some },
    { weight: 1, arbitrary: fc.constantFrom(...extremes) },
  );
}

/** Put a row into plain form. */
export function plainRow(
  model: Model,
  record: RecordModel,
  row: TableRow,
): Record<string, PlainCell> {
  return {
    ...plainCells(model.change.fields, row.change),
    ...plainCells(record.fields, row.columns as object),
  };
}

function plainCells(fields: readonly Field[], cells: object): Record<string, PlainCell> {
  const cellOf = new Map(Object.entries(cells));
  return Object.fromEntries(
    fields.map(({ column, type }) => [column, plainCell(type, cellOf.get(column))]),
  );
}

/** Put a row's cell into plain form. */
export function plainCell(type: Type, cell: unknown): PlainCell {
  if (cell === null) return null;
  switch (type.kind) {
    case "int64":
    case "decimal":
      return String(cell);
    case "timestamp":
      return (cell as Date).toISOString();
    case "bytes":
      return Buffer.from(cell as Uint8Array).toString("hex");
    case "list":
    case "set":
      return (cell as unknown[]).map((element) => plainCell(type.element.type, element));
    case "map":
      return mapCell(Object.entries(cell as object), type.value.type);
    case "struct":
      return structCell(type, cell as Readonly<Record<string, unknown>>);
    default:
      return cell as string | number | boolean;
  }
}

/** Put a map's entries into plain form, in the order of their keys. */
export function plainMap(entries: readonly (readonly [string, PlainCell])[]): PlainCell {
  return { entries: entries.toSorted(([a], [b]) => (a < b ? -1 : 1)) };
}

function mapCell(entries: readonly [string, unknown][], type: Type): PlainCell {
  return plainMap(entries.map(([key, cell]) => [key, plainCell(type, cell)]));
}

function structCell(type: StructType, cell: Readonly<Record<string, unknown>>): PlainCell {
  return {
    entries: type.fields.map((field) => [field.column, plainCell(field.type, cell[field.column])]),
  };
}
