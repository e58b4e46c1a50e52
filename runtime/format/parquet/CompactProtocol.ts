import type { ByteWriter } from "../ByteWriter.js";

/** @see https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md */
const typeIds = { true: 1, false: 2, i32: 5, i64: 6, binary: 8, list: 9, struct: 12 } as const;

/** Writes the fields of a struct or union. */
export type WriteFields<T> = (thrift: ThriftWriter, value: T) => void;

/**
 * Writes structs in Thrift's compact protocol, as far as Parquet's metadata need it. Fields come in
 * the order of their ids; those that are `undefined` are left out.
 */
export class ThriftWriter {
  /** The id of the field before. */
  #last = 0;

  constructor(private readonly out: ByteWriter) {}

  /** End the outermost struct. */
  end(): void {
    this.out.byte(0);
  }

  boolean(id: number, value: boolean | undefined): void {
    if (value !== undefined) this.#field(id, value ? typeIds.true : typeIds.false);
  }

  i32(id: number, value: number | undefined): void {
    if (value === undefined) return;
    this.#field(id, typeIds.i32);
    this.out.zigzag(value);
  }

  i64(id: number, value: number | undefined): void {
    if (value === undefined) return;
    this.#field(id, typeIds.i64);
    this.out.zigzag(value);
  }

  binary(id: number, bytes: Uint8Array | undefined): void {
    if (bytes === undefined) return;
    this.#field(id, typeIds.binary);
    this.out.varint(bytes.length);
    this.out.append(bytes);
  }

  text(id: number, text: string): void {
    this.#field(id, typeIds.binary);
    this.#text(text);
  }

  struct<T>(id: number, value: T, write: WriteFields<T>): void {
    this.#field(id, typeIds.struct);
    this.#struct(value, write);
  }

  /** Write a struct without fields, as unions have them whose choice says all. */
  empty(id: number): void {
    this.#field(id, typeIds.struct);
    this.out.byte(0);
  }

  i32s(id: number, values: readonly number[]): void {
    this.#list(id, values.length, typeIds.i32);
    for (const value of values) this.out.zigzag(value);
  }

  texts(id: number, texts: readonly string[]): void {
    this.#list(id, texts.length, typeIds.binary);
    for (const text of texts) this.#text(text);
  }

  structs<T>(id: number, values: readonly T[], write: WriteFields<T>): void {
    this.#list(id, values.length, typeIds.struct);
    for (const value of values) this.#struct(value, write);
  }

  #struct<T>(value: T, write: WriteFields<T>): void {
    const last = this.#last;
    this.#last = 0;
    write(this, value);
    this.out.byte(0);
    this.#last = last;
  }

  #text(text: string): void {
    this.out.varint(Buffer.byteLength(text));
    this.out.text(text);
  }

  #list(id: number, count: number, type: number): void {
    this.#field(id, typeIds.list);
    if (count < 15) this.out.byte((count << 4) | type);
    else {
      this.out.byte(0xf0 | type);
      this.out.varint(count);
    }
  }

  #field(id: number, type: number): void {
    const step = id - this.#last;
    this.#last = id;
    if (step <= 15) this.out.byte((step << 4) | type);
    else {
      this.out.byte(type);
      this.out.zigzag(id);
    }
  }
}
