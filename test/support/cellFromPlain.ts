import type { Field, StructType, Type } from "../../generator/model/model.js";
import type { PlainCell } from "./cells.js";

type Entries = { readonly entries: readonly (readonly [string, PlainCell])[] };

/** Turn a cell that a reader gave in plain form into a row's cell again. */
export function cellFromPlain(type: Type, plain: PlainCell): unknown {
  if (plain === null) return null;
  switch (type.kind) {
    case "int64":
      return BigInt(plain as string);
    case "timestamp":
      return new Date(plain as string);
    case "bytes":
      return Buffer.from(plain as string, "hex");
    case "list":
    case "set":
      return (plain as PlainCell[]).map((element) => cellFromPlain(type.element.type, element));
    case "map":
      return objectOf(
        (plain as Entries).entries.map(([key, cell]) => [
          key,
          cellFromPlain(type.value.type, cell),
        ]),
      );
    case "struct":
      return structFromPlain(type, plain as Entries);
    default:
      return plain;
  }
}

/** Turn a row in plain form into a record's columns. */
export function columnsFromPlain(
  fields: readonly Field[],
  row: Readonly<Record<string, PlainCell>>,
): Record<string, unknown> {
  return Object.fromEntries(
    fields.map((field) => [field.column, cellFromPlain(field.type, row[field.column] ?? null)]),
  );
}

function structFromPlain(struct: StructType, { entries }: Entries): Record<string, unknown> {
  return columnsFromPlain(struct.fields, Object.fromEntries(entries));
}

/** `Object.fromEntries` makes `__proto__` a member like any other. */
function objectOf(entries: readonly (readonly [string, unknown])[]): Record<string, unknown> {
  return Object.fromEntries(entries);
}
