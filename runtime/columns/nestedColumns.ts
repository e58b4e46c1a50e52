import {
  appendCells,
  type Cells,
  type Column,
  type Context,
  presentLevel,
  refuse,
} from "./Column.js";
import { LeafColumn } from "./LeafColumn.js";
import type { ListShape, MapShape, Shape, StructShape } from "./Shape.js";

/** Make an empty column. */
export function columnOf(shape: Shape, context: Context): Column {
  switch (shape.kind) {
    case "leaf":
      return new LeafColumn(shape, context);
    case "list":
      return new ListColumn(shape, context);
    case "map":
      return new MapColumn(shape, context);
    case "struct":
      return new StructColumn(shape, context);
  }
}

/** Say what `names` of a shape stand in, once what it stands in itself is known. */
function inside(shape: Shape, context: Context, repeats: number, ...names: string[]): Context {
  return {
    path: [...context.path, shape.name, ...names],
    definition: presentLevel(shape, context) + repeats,
    repetition: context.repetition + repeats,
  };
}

abstract class NestedColumn<S extends Shape> implements Column {
  readonly leaves: readonly LeafColumn[];
  readonly path: readonly string[];
  /** The definition level of a value that is there, be it empty. */
  readonly present: number;
  /** The repetition level at which its elements, if it has some, continue. */
  readonly inner: number;

  constructor(
    readonly shape: S,
    context: Context,
    readonly children: readonly Column[],
  ) {
    this.leaves = children.flatMap(({ leaves }) => leaves);
    this.path = [...context.path, shape.name];
    this.present = presentLevel(shape, context);
    this.inner = context.repetition + 1;
  }

  append(cell: unknown, repetition: number): void {
    if (typeof cell !== "object") refuse(this.path, `a ${this.shape.kind}`);
    if (cell !== null) this.appendPresent(cell, repetition);
    else if (this.shape.optional) this.appendMissing(this.present - 1, repetition);
    else refuse(this.path, `a ${this.shape.kind}`);
  }

  appendMissing(definition: number, repetition: number): void {
    for (const leaf of this.leaves) leaf.appendMissing(definition, repetition);
  }

  protected abstract appendPresent(cell: object, repetition: number): void;
}

/** A column of structs. */
export class StructColumn extends NestedColumn<StructShape> {
  constructor(shape: StructShape, context: Context) {
    const within = inside(shape, context, 0);
    super(
      shape,
      context,
      shape.members.map((member) => columnOf(member, within)),
    );
  }

  protected appendPresent(cell: object, repetition: number): void {
    appendCells(this.children, cell as Cells, repetition);
  }
}

/** A column of lists, in Parquet's three levels. */
export class ListColumn extends NestedColumn<ListShape> {
  readonly element: Column;

  constructor(shape: ListShape, context: Context) {
    const element = columnOf(shape.element, inside(shape, context, 1, "list"));
    super(shape, context, [element]);
    this.element = element;
  }

  protected appendPresent(cell: object, repetition: number): void {
    if (!Array.isArray(cell)) refuse(this.path, "a list");
    if (cell.length === 0) this.appendMissing(this.present, repetition);
    let level = repetition;
    for (const element of cell) {
      this.element.append(element, level);
      level = this.inner;
    }
  }
}

/** A column of maps: lists of keys with values. */
export class MapColumn extends NestedColumn<MapShape> {
  readonly key: Column;
  readonly value: Column;

  constructor(shape: MapShape, context: Context) {
    const within = inside(shape, context, 1, "key_value");
    const key = columnOf(shape.key, within);
    const value = columnOf(shape.value, within);
    super(shape, context, [key, value]);
    this.key = key;
    this.value = value;
  }

  protected appendPresent(cell: object, repetition: number): void {
    const map = cell as Cells;
    const keys = Object.keys(map);
    if (keys.length === 0) this.appendMissing(this.present, repetition);
    let level = repetition;
    for (const key of keys) {
      this.key.append(key, level);
      this.value.append(map[key], level);
      level = this.inner;
    }
  }
}
