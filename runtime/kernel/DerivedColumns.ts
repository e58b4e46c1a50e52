import type { RecordType } from "../codec/RecordType.js";
import type { ScanPlan } from "../codec/ScanPlan.js";
import type { LeafColumn } from "../columns/LeafColumn.js";
import type { Kernel } from "./Kernel.js";
import { readCells } from "./readCells.js";

type Derivation = (...inputs: readonly unknown[]) => unknown;

/** Computes derived columns from the cells that the kernel has put into others, many at a time. */
export class DerivedColumns {
  readonly #inputs: readonly InputColumn[];
  readonly #derived: readonly DerivedColumn[];
  #rows = 0;

  /**
   * @param columnOf - gives the derived columns, empty
   * @param inputOf - gives the columns that they are computed from, and their index in the kernel
   */
  constructor(
    kernel: Kernel,
    { derive = {} }: RecordType,
    { derived }: ScanPlan,
    columnOf: (name: string) => LeafColumn,
    inputOf: (name: string) => { readonly column: LeafColumn; readonly leaf: number },
  ) {
    const names = [...new Set(derived.flatMap(({ from }) => from))];
    this.#inputs = names.map((name) => {
      const { column, leaf } = inputOf(name);
      return new InputColumn(kernel, column, leaf);
    });
    this.#derived = derived.map(
      ({ column, function: name, from }) =>
        new DerivedColumn(
          columnOf(column),
          (derive as Readonly<Record<string, Derivation>>)[name] as Derivation,
          from.map((input) => this.#inputs[names.indexOf(input)] as InputColumn),
        ),
    );
  }

  /**
   * Append the cells of the rows that the kernel has read since.
   *
   * @param rows - the rows that the kernel has
   * @param fail - is told of each row for which a function fails; it has no value there
   */
  append(rows: number, fail: (row: number) => void): void {
    for (const input of this.#inputs) input.read(this.#rows, rows);
    for (const column of this.#derived) column.append(this.#rows, rows, fail);
    this.#rows = rows;
  }

  /** Forget all rows. */
  clear(): void {
    this.#rows = 0;
    for (const input of this.#inputs) input.clear();
    for (const { column } of this.#derived) column.cut({ entry: 0, byte: 0, value: 0 });
  }
}

/** The cells of a column that the kernel fills. */
class InputColumn {
  /** Of the rows that were read last. */
  cells: readonly unknown[] = [];
  /** The bytes of those before. */
  #at = 0;

  constructor(
    private readonly kernel: Kernel,
    private readonly column: LeafColumn,
    private readonly leaf: number,
  ) {}

  read(from: number, to: number): void {
    const { definitions, values } = this.kernel.leafEntries(this.leaf);
    const { maxDefinition, shape } = this.column;
    const cells = readCells(shape.type, values.subarray(this.#at));
    this.cells =
      cells.length === to - from
        ? cells
        : withNulls(cells, definitions.subarray(from, to), maxDefinition);
    this.#at = values.length;
  }

  clear(): void {
    this.#at = 0;
  }
}

/** Put nulls between cells, where an entry has no value. */
function withNulls(
  cells: readonly unknown[],
  definitions: Uint8Array,
  maxDefinition: number,
): unknown[] {
  let next = 0;
  return Array.from(definitions, (level) => (level === maxDefinition ? cells[next++] : null));
}

class DerivedColumn {
  constructor(
    readonly column: LeafColumn,
    private readonly derive: Derivation,
    private readonly inputs: readonly InputColumn[],
  ) {}

  append(from: number, to: number, fail: (row: number) => void): void {
    const { column } = this;
    const cells = this.#compute(from, to, fail);
    const { end } = column;
    try {
      column.appendAll(cells);
    } catch {
      column.cut(end);
      this.#appendEach(cells, from, fail);
    }
  }

  #compute(from: number, to: number, fail: (row: number) => void): unknown[] {
    const compute = this.#computation();
    const cells = new Array<unknown>(to - from);
    for (let row = from; row < to; row++) {
      try {
        cells[row - from] = compute(row - from);
      } catch {
        fail(row);
        cells[row - from] = null;
      }
    }
    return cells;
  }

  /** Find the rows whose cells the column cannot hold. */
  #appendEach(cells: readonly unknown[], from: number, fail: (row: number) => void): void {
    for (const [index, cell] of cells.entries()) {
      try {
        this.column.append(cell, 0);
      } catch {
        fail(from + index);
        this.column.append(null, 0);
      }
    }
  }

  /** Choose how a cell is computed: a list of arguments would take longer than most functions. */
  #computation(): (index: number) => unknown {
    const { derive } = this;
    const inputs = this.inputs.map(({ cells }) => cells);
    const [first = [], second = [], third = []] = inputs;
    switch (inputs.length) {
      case 1:
        return (index) => {
          const a = first[index];
          return a === null ? null : derive(a);
        };
      case 2:
        return (index) => {
          const a = first[index];
          const b = second[index];
          return a === null || b === null ? null : derive(a, b);
        };
      case 3:
        return (index) => {
          const a = first[index];
          const b = second[index];
          const c = third[index];
          return a === null || b === null || c === null ? null : derive(a, b, c);
        };
      default:
        return (index) => {
          const cells = inputs.map((column) => column[index]);
          return cells.includes(null) ? null : derive(...cells);
        };
    }
  }
}
