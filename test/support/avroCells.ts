/** What `avroReader` read, in the plain form of cells. */
import type { Field, Model, RecordModel, Type } from "../../generator/model/model.js";
import { type PlainCell, plainCell, plainMap } from "./cells.js";

/** Put a record's value into plain form. */
export function plainAvroRow(
  model: Model,
  record: RecordModel,
  value: unknown,
): Record<string, PlainCell> {
  return Object.fromEntries(members([...model.change.fields, ...record.fields], value));
}

function plain(type: Type, value: unknown): PlainCell {
  if (value === null) return null;
  switch (type.kind) {
    case "decimal":
      return decimalText(value as Buffer, type.scale);
    case "date":
      return new Date((value as number) * 86_400_000).toISOString().slice(0, 10);
    case "timestamp":
      return new Date(Number(value)).toISOString();
    case "list":
    case "set":
      return (value as unknown[]).map((element) => plain(type.element.type, element));
    case "map":
      return plainMap(
        (value as MapEntry[]).map(({ key, value }) => [key, plain(type.value.type, value)]),
      );
    case "struct":
      return { entries: members(type.fields, value) };
    default:
      return plainCell(type, value);
  }
}

interface MapEntry {
  readonly key: string;
  readonly value: unknown;
}

function members(fields: readonly Field[], value: unknown): [string, PlainCell][] {
  const cellOf = new Map(Object.entries(value as object));
  return fields.map(({ column, type }) => [column, plain(type, cellOf.get(column))]);
}

function decimalText(bytes: Buffer, scale: number): string {
  const unscaled = BigInt.asIntN(bytes.length * 8, BigInt(`0x${bytes.toString("hex")}`));
  const digits = String(unscaled < 0n ? -unscaled : unscaled).padStart(scale + 1, "0");
  const text = digits.replace(
    new RegExp(`\\d{${scale}}$`),
    (fraction) => fraction && `.${fraction}`,
  );
  return unscaled < 0n ? `-${text}` : text;
}
