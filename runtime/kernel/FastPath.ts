import type { RecordType } from "../codec/RecordType.js";
import type { ScanPlan } from "../codec/ScanPlan.js";
import type { LeafColumn } from "../columns/LeafColumn.js";
import { columnOf } from "../columns/nestedColumns.js";
import { ScannedRow } from "../columns/Segment.js";
import { fixedWidth, type LeafType, type Shape } from "../columns/Shape.js";
import { cellReader } from "./cellReader.js";
import { type Arrival, Kernel } from "./Kernel.js";
import { changeColumns } from "./layout.js";
import { OpenSegment } from "./OpenSegment.js";
import { ImageNodes, recordNode } from "./PlanNode.js";
import type { WasmModule } from "./webAssembly.js";

/** Reads change records of one record type with the kernel. */
export class FastPath {
  readonly #kernel: Kernel;
  readonly #derived: DerivedCells;
  #segment: OpenSegment;

  /** @param earliest - the first instant at which a change may have been made, in milliseconds */
  constructor(
    module: WasmModule,
    recordType: RecordType,
    plan: ScanPlan,
    shapes: readonly Shape[],
    earliest: number,
  ) {
    const leavesOf = scannedLeaves(plan, shapes);
    const leaves = [...leavesOf.values()].flat();
    const image = new ImageNodes(plan, recordType.key, changeColumns.length);
    this.#kernel = new Kernel(module, {
      root: recordNode(image.nodes, recordType.key),
      keys: recordType.key.length,
      leaves: leaves.map(({ shape, maxRepetition, maxDefinition }) => ({
        width: fixedWidth(shape.type),
        isRepeated: maxRepetition > 0,
        maxDefinition,
      })),
      nulls: image.nulls.map((pointer) => `${JSON.stringify(pointer)}:{"NULL":true}`),
      schemaVersion: recordType.version,
      earliest,
    });
    this.#derived = new DerivedCells(this.#kernel, recordType, plan, leavesOf);
    this.#segment = new OpenSegment(this.#kernel);
  }

  /** Take records of this table only; false if its name is too long. */
  expect(tableName: string): boolean {
    return this.#kernel.expect(tableName);
  }

  /**
   * Read a record's data.
   *
   * @returns its row, or undefined: the record is one for the slow path, or of `otherTable`
   */
  scan(data: string, arrival: Arrival): ScannedRow | undefined {
    const kernel = this.#kernel;
    let scan = kernel.scan(data, arrival);
    if (scan === "full" && kernel.rows > 0) {
      this.#segment.close();
      this.release();
      scan = kernel.scan(data, arrival);
    }
    this.#isOfOtherTable = scan === "other-table";
    if (scan !== "appended") return undefined;
    const derived = this.#derived.compute();
    if (derived !== undefined) return new ScannedRow(this.#segment, kernel.rows - 1, derived);
    kernel.rollback();
    return undefined;
  }

  #isOfOtherTable = false;

  /** The table that the record scanned last names, if that is why it was left. */
  get otherTable(): string | undefined {
    return this.#isOfOtherTable ? this.#kernel.tableName() : undefined;
  }

  /** The day of the change that was scanned last, in days since the epoch. */
  get day(): number {
    return this.#kernel.day();
  }

  /** The time of the change that was scanned last, in milliseconds since the epoch. */
  get millis(): number {
    return this.#kernel.millis();
  }

  /** Empty the kernel's columns. Rows that were in them when it was full keep what they have. */
  release(): void {
    this.#segment.abandon();
    this.#kernel.clear();
    this.#segment = new OpenSegment(this.#kernel);
  }
}

/** Computes the cells of derived columns from those that the kernel has just put into others. */
class DerivedCells {
  readonly #inputs: readonly InputCell[];
  readonly #functions: readonly DerivedCell[];

  constructor(
    kernel: Kernel,
    { derive = {} }: RecordType,
    { derived }: ScanPlan,
    leavesOf: ReadonlyMap<string, readonly LeafColumn[]>,
  ) {
    const leaves = [...leavesOf.values()].flat();
    const inputs = new Map(
      derived
        .flatMap(({ from }) => from)
        .map((column) => {
          const [leaf] = leavesOf.get(column) ?? [];
          if (leaf === undefined) throw new Error(`the plan has no column ${column}`);
          return [column, new InputCell(kernel, leaves.indexOf(leaf), leaf.shape.type)];
        }),
    );
    this.#inputs = [...inputs.values()];
    this.#functions = derived.map(
      ({ function: name, from }) =>
        new DerivedCell(
          (derive as Readonly<Record<string, Derivation>>)[name] as Derivation,
          from.map((column) => inputs.get(column) as InputCell),
        ),
    );
  }

  /** Compute a row's cells; undefined if a function fails, which the row codec reports. */
  compute(): readonly unknown[] | undefined {
    for (const input of this.#inputs) input.read();
    try {
      return this.#functions.map(compute);
    } catch {
      return undefined;
    }
  }
}

type Derivation = (...inputs: readonly unknown[]) => unknown;

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

class DerivedCell {
  constructor(
    readonly derive: Derivation,
    readonly inputs: readonly InputCell[],
  ) {}
}

function compute({ derive, inputs }: DerivedCell): unknown {
  const values: unknown[] = [];
  for (const { value } of inputs) {
    if (value === null) return null;
    values.push(value);
  }
  return derive(...values);
}

/** Give the leaves of the columns that the kernel fills: the change's, and the plan's in its order. */
function scannedLeaves(
  plan: ScanPlan,
  shapes: readonly Shape[],
): Map<string, readonly LeafColumn[]> {
  const root = { path: [], definition: 0, repetition: 0 };
  const shapeOf = new Map(shapes.map((shape) => [shape.name, shape]));
  const names = [...changeColumns, ...plan.fields.map(({ column }) => column)];
  return new Map(
    names.map((name) => {
      const shape = shapeOf.get(name);
      if (shape === undefined) throw new Error(`the plan has ${name}, which the table has not`);
      return [name, columnOf(shape, root).leaves];
    }),
  );
}
