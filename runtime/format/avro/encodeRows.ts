import type { Column } from "../../columns/Column.js";
import type { LeafColumn } from "../../columns/LeafColumn.js";
import { ListColumn, MapColumn, StructColumn } from "../../columns/nestedColumns.js";
import type { TableColumns } from "../../columns/TableColumns.js";
import { AvroBytes } from "./AvroBytes.js";
import { type PutAvro, putAvro } from "./putAvro.js";

/** Encoded rows, as many as make a block. */
export interface AvroBlock {
  readonly rows: number;
  /** Valid until the next block is asked for. */
  readonly bytes: Uint8Array;
}

/** Encode columns row by row in Avro's binary encoding, in blocks of about so many bytes. */
export function* encodeRows(columns: TableColumns, blockBytes: number): Generator<AvroBlock> {
  const writers = columns.columns.map(writerOf);
  const out = new AvroBytes();
  let first = 0;
  for (let row = 0; row < columns.rows; row++) {
    for (const writer of writers) writer.write(out);
    if (out.end < blockBytes && row + 1 < columns.rows) continue;
    yield { rows: row + 1 - first, bytes: out.bytes.subarray(0, out.end) };
    out.end = 0;
    first = row + 1;
  }
}

/** Takes a column's values one after another. */
interface ColumnWriter {
  /** Write the value that comes next. */
  write(out: AvroBytes): void;
  /** The leaf whose levels tell whether the value is there. */
  readonly leaf: LeafCursor;
  /** Pass over an entry that has no value. */
  skip(): void;
}

function writerOf(column: Column): ColumnWriter {
  if (column instanceof StructColumn) return new StructWriter(column);
  if (column instanceof ListColumn) return new ListWriter(column);
  if (column instanceof MapColumn) return new MapWriter(column);
  return new LeafCursor(column as LeafColumn);
}

class LeafCursor implements ColumnWriter {
  readonly leaf = this;
  #entry = 0;
  #at = 0;
  readonly #put: PutAvro;

  constructor(private readonly column: LeafColumn) {
    this.#put = putAvro(column.shape.type);
  }

  /** The next entry's definition level. */
  get definition(): number {
    return this.column.definitions.bytes[this.#entry] as number;
  }

  /** Tell whether the next entry continues a list of the level. */
  continues(repetition: number): boolean {
    const { repetitions } = this.column;
    return this.#entry < repetitions.count && repetitions.bytes[this.#entry] === repetition;
  }

  write(out: AvroBytes): void {
    const isPresent = this.definition === this.column.maxDefinition;
    if (this.column.shape.optional) out.bit(isPresent);
    if (isPresent) this.#at = this.#put(out, this.column.values.bytes, this.#at);
    this.#entry++;
  }

  skip(): void {
    this.#entry++;
  }
}

abstract class NestedWriter<C extends StructColumn | ListColumn | MapColumn>
  implements ColumnWriter
{
  readonly leaf: LeafCursor;

  constructor(
    protected readonly column: C,
    protected readonly children: readonly ColumnWriter[],
  ) {
    this.leaf = (children[0] as ColumnWriter).leaf;
  }

  write(out: AvroBytes): void {
    const isPresent = this.leaf.definition >= this.column.present;
    if (this.column.shape.optional) out.bit(isPresent);
    if (isPresent) this.writePresent(out);
    else this.skip();
  }

  skip(): void {
    for (const child of this.children) child.skip();
  }

  protected abstract writePresent(out: AvroBytes): void;
}

class StructWriter extends NestedWriter<StructColumn> {
  constructor(column: StructColumn) {
    super(column, column.children.map(writerOf));
  }

  protected writePresent(out: AvroBytes): void {
    for (const child of this.children) child.write(out);
  }
}

/** An array is one block of its elements, and a block of none. */
abstract class RepeatedWriter<C extends ListColumn | MapColumn> extends NestedWriter<C> {
  constructor(column: C) {
    super(column, column.children.map(writerOf));
  }

  protected writePresent(out: AvroBytes): void {
    if (this.leaf.definition === this.column.present) this.skip();
    else this.#writeElements(out);
    out.byte(0);
  }

  #writeElements(out: AvroBytes): void {
    const count = out.reserveCount();
    let elements = 0;
    do {
      for (const child of this.children) child.write(out);
      elements++;
    } while (this.leaf.continues(this.column.inner));
    out.setCount(count, elements);
  }
}

class ListWriter extends RepeatedWriter<ListColumn> {}
class MapWriter extends RepeatedWriter<MapColumn> {}
