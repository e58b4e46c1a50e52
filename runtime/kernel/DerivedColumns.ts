import type { RecordType } from "../codec/RecordType.js";
import type { ScanPlan } from "../codec/ScanPlan.js";
import type { LeafColumn } from "../columns/LeafColumn.js";
import { endOfRows } from "../columns/Segment.js";
import type { LeafType } from "../columns/Shape.js";
import { cellReader } from "./cellReader.js";
import type { Kernel } from "./Kernel.js";

type Derivation = (...inputs: readonly unknown[]) => unknown;

/** Where the kernel puts a column's values. */
export interface ScannedLeaf {
  readonly leaf: number;
  readonly type: LeafType;
}

/** Computes derived columns from the cells that the kernel has just put into others. */
export class DerivedColumns {
  readonly #inputs: readonly InputCell[];
  readonly #derived: readonly DerivedColumn[];

  /**
   * @param columnOf - gives the derived columns, empty
   * @param leafOf - gives the leaves of the columns that they are computed from
   */
  constructor(
    kernel: Kernel,
    { derive = {} }: RecordType,
    { derived }: ScanPlan,
    columnOf: (name: string) => LeafColumn,
    leafOf: (name: string) => ScannedLeaf,
  ) {
    const names = new Set(derived.flatMap(({ from }) => from));
    const inputs = new Map(
      [...names].map((name) => {
        const { leaf, type } = leafOf(name);
        return [name, new InputCell(kernel, leaf, type)];
      }),
    );
    this.#inputs = [...inputs.values()];
    this.#derived = derived.map(
      ({ column, function: name, from }) =>
        new DerivedColumn(
          columnOf(column),
          (derive as Readonly<Record<string, Derivation>>)[name] as Derivation,
          from.map((input) => inputs.get(input) as InputCell),
        ),
    );
  }

  /**
   * Append a row's cells.
   *
   * @param rows - the rows before it
   * @returns false if a function fails, which the row codec reports
   */
  append(rows: number): boolean {
    for (const input of this.#inputs) input.read();
    try {
      for (const column of this.#derived) column.append();
      return true;
    } catch {
      this.keepRows(rows);
      return false;
    }
  }

  /** Keep the first rows, and take back the others. */
  keepRows(rows: number): void {
    for (const { column } of this.#derived) column.cut(endOfRows(rows, column));
  }
}

/** A cell of the row that was scanned last. */
class InputCell {
  value: unknown = null;
  readonly #read: (at: number) => unknown;

  constructor(
    private readonly kernel: Kernel,
    private readonly leaf: number,
    type: LeafType,
  ) {
    this.#read = cellReader(type, kernel.bytes);
  }

  read(): void {
    const at = this.kernel.lastValue(this.leaf);
    this.value = at === 0 ? null : this.#read(at);
  }
}

class DerivedColumn {
  constructor(
    readonly column: LeafColumn,
    private readonly derive: Derivation,
    private readonly inputs: readonly InputCell[],
  ) {}

  append(): void {
    this.column.append(this.#cell(), 0);
  }

  #cell(): unknown {
    for (const { value } of this.inputs) if (value === null) return null;
    const [first, second, third] = this.inputs;
    switch (this.inputs.length) {
      // A list of arguments takes longer than most functions.
      case 1:
        return this.derive(first?.value);
      case 2:
        return this.derive(first?.value, second?.value);
      case 3:
        return this.derive(first?.value, second?.value, third?.value);
      default:
        return this.derive(...this.inputs.map(({ value }) => value));
    }
  }
}
