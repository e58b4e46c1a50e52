import type { Column } from "../../columns/Column.js";
import { LeafColumn } from "../../columns/LeafColumn.js";
import { type ListColumn, type MapColumn, StructColumn } from "../../columns/nestedColumns.js";
import { fixedWidth, type LeafType } from "../../columns/Shape.js";

/** What the kernel does at a node; `assembly/avro/nodes.ts` has the same numbers. */
const leafOperations: Readonly<Record<LeafType["kind"], number>> = {
  boolean: 0,
  int32: 1,
  date: 1,
  int64: 2,
  timestamp: 2,
  float32: 3,
  float64: 4,
  text: 5,
  bytes: 5,
  decimal: 6,
};
const struct = 7;
const repeated = 8;
const nodeWords = 8;

/** Lay out a table's columns as a tree of nodes, a row first: the kernel's words. */
export function tableNodes(columns: readonly Column[]): readonly number[] {
  const tree = new NodeTree();
  const leaves = columns.reduce((count, column) => count + column.leaves.length, 0);
  tree.words.push(struct, 0, 0, 0, 0, leaves, 1, columns.length);
  tree.add(columns, 0);
  return tree.words;
}

class NodeTree {
  readonly words: number[] = [];

  /** Add nodes that stand side by side; gives the first one's index. */
  add(columns: readonly Column[], firstLeaf: number): number {
    const first = this.words.length / nodeWords;
    this.words.length += columns.length * nodeWords;
    let leaf = firstLeaf;
    for (const [index, column] of columns.entries()) {
      this.#set(first + index, column, leaf);
      leaf += column.leaves.length;
    }
    return first;
  }

  #set(node: number, column: Column, leaf: number): void {
    const words = [
      ...this.#head(column),
      leaf,
      column.leaves.length,
      ...this.#inside(column, leaf),
    ];
    for (const [index, word] of words.entries()) this.words[node * nodeWords + index] = word;
  }

  /** The operation, whether the value may be null, and its levels. */
  #head(column: Column): readonly number[] {
    const optional = column.shape.optional ? 1 : 0;
    if (column instanceof LeafColumn) {
      return [leafOperations[column.shape.type.kind], optional, column.maxDefinition, 0];
    }
    const { present, inner } = column as ListColumn | MapColumn | StructColumn;
    return [column instanceof StructColumn ? struct : repeated, optional, present, inner];
  }

  /** The nodes inside and their number; of a leaf its width. */
  #inside(column: Column, leaf: number): readonly number[] {
    if (column instanceof LeafColumn) return [0, fixedWidth(column.shape.type)];
    const { children } = column as ListColumn | MapColumn | StructColumn;
    return [this.add(children, leaf), children.length];
  }
}
