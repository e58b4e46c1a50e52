/** Thrift's compact protocol, as far as Parquet's metadata need it. */

/** A struct's fields: id → value. Fields that are `undefined` are left out. */
export type ThriftStruct = Readonly<Record<number, ThriftValue | undefined>>;

/** A value with the type that its field has. */
export type ThriftValue =
  | boolean
  | string
  | Uint8Array
  | { readonly i32: number }
  | { readonly i64: number }
  | { readonly list: readonly ThriftValue[] }
  | { readonly struct: ThriftStruct };

export function i32(value: number): ThriftValue {
  return { i32: value };
}
export function i64(value: number): ThriftValue {
  return { i64: value };
}
export function list(values: readonly ThriftValue[]): ThriftValue {
  return { list: values };
}
export function struct(fields: ThriftStruct): ThriftValue {
  return { struct: fields };
}

/** @see https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md */
const typeIds = { true: 1, false: 2, i32: 5, i64: 6, binary: 8, list: 9, struct: 12 } as const;

/** Spell a struct. */
export function thriftBytes(fields: ThriftStruct): Uint8Array {
  const out: number[] = [];
  writeStruct(out, fields);
  return Uint8Array.from(out);
}

function writeStruct(out: number[], fields: ThriftStruct): void {
  let last = 0;
  for (const [key, value] of Object.entries(fields)) {
    if (value === undefined) continue;
    const id = Number(key);
    const type = typeOf(value);
    if (id - last <= 15) out.push(((id - last) << 4) | type);
    else {
      out.push(type);
      writeZigzag(out, id);
    }
    if (typeof value !== "boolean") writeValue(out, value);
    last = id;
  }
  out.push(0);
}

function typeOf(value: ThriftValue): number {
  if (typeof value === "boolean") return value ? typeIds.true : typeIds.false;
  if (typeof value === "string" || value instanceof Uint8Array) return typeIds.binary;
  if ("i32" in value) return typeIds.i32;
  if ("i64" in value) return typeIds.i64;
  return "list" in value ? typeIds.list : typeIds.struct;
}

function writeValue(out: number[], value: ThriftValue): void {
  if (typeof value === "boolean") out.push(typeOf(value));
  else if (typeof value === "string") writeBinary(out, Buffer.from(value));
  else if (value instanceof Uint8Array) writeBinary(out, value);
  else if ("i32" in value) writeZigzag(out, value.i32);
  else if ("i64" in value) writeZigzag(out, value.i64);
  else if ("list" in value) writeList(out, value.list);
  else writeStruct(out, value.struct);
}

function writeList(out: number[], values: readonly ThriftValue[]): void {
  const type = values[0] === undefined ? typeIds.struct : typeOf(values[0]);
  if (values.length < 15) out.push((values.length << 4) | type);
  else {
    out.push(0xf0 | type);
    writeVarint(out, values.length);
  }
  for (const value of values) writeValue(out, value);
}

function writeBinary(out: number[], bytes: Uint8Array): void {
  writeVarint(out, bytes.length);
  for (const byte of bytes) out.push(byte);
}

function writeZigzag(out: number[], value: number): void {
  writeVarint(out, value < 0 ? -2 * value - 1 : 2 * value);
}

/** Sizes reach beyond 32 bits, so no bit operators. */
function writeVarint(out: number[], value: number): void {
  let rest = value;
  while (rest >= 128) {
    out.push((rest % 128) | 128);
    rest = Math.floor(rest / 128);
  }
  out.push(rest);
}
