import type { RecordType } from "../codec/RecordType.js";
import type { ScanPlan } from "../codec/ScanPlan.js";
import type { LeafColumn } from "../columns/LeafColumn.js";
import { columnOf } from "../columns/nestedColumns.js";
import { ScannedColumns } from "../columns/Segment.js";
import { fixedWidth, type LeafType, type Shape } from "../columns/Shape.js";
import { Kernel } from "./Kernel.js";
import { spans } from "./layout.js";
import { OpenSegment } from "./OpenSegment.js";
import { ImageNodes, recordNode } from "./PlanNode.js";
import { readCell } from "./readCell.js";
import type { WasmModule } from "./webAssembly.js";

/** A change record that the kernel has understood, with certainty and to the last digit. */
export interface ScannedChange {
  readonly eventId: string;
  readonly eventName: "INSERT" | "MODIFY" | "REMOVE";
  readonly tableName: string;
  /** Microseconds since the epoch. */
  readonly micros: bigint;
  /** JSON text. */
  readonly userIdentity: string | null;
  readonly rescued: string | null;
  readonly columns: ScannedColumns;
}

const eventNames = ["INSERT", "INSERT", "MODIFY", "REMOVE"] as const;

/** Reads change records of one record type with the kernel. */
export class FastPath {
  readonly #kernel: Kernel;
  readonly #derivations: readonly Derivation[];
  readonly #nulls: readonly string[];
  #segment: OpenSegment;
  #lastTable = "";

  constructor(
    module: WasmModule,
    recordType: RecordType,
    plan: ScanPlan,
    shapes: readonly Shape[],
  ) {
    const leavesOf = planLeaves(plan, shapes);
    const leaves = [...leavesOf.values()].flat();
    const image = new ImageNodes(plan, recordType.key);
    this.#kernel = new Kernel(
      module,
      recordNode(image.nodes, recordType.key),
      recordType.key.length,
      leaves.map(({ shape, maxRepetition }) => ({
        width: fixedWidth(shape.type),
        isRepeated: maxRepetition > 0,
      })),
    );
    this.#nulls = image.nulls.map((pointer) => `${JSON.stringify(pointer)}:{"NULL":true}`);
    this.#derivations = derivationsOf(plan, recordType.derive ?? {}, leavesOf, leaves);
    this.#segment = new OpenSegment(this.#kernel);
  }

  /** Read a record's data; undefined if it is one for the slow path. */
  scan(data: string): ScannedChange | undefined {
    const kernel = this.#kernel;
    let scan = kernel.scan(data);
    if (scan === "full" && kernel.rows > 0) {
      this.#segment.close();
      this.release();
      scan = kernel.scan(data);
    }
    if (scan !== "appended") return undefined;
    const derived = this.#derive();
    if (derived === undefined) {
      kernel.rollback();
      return undefined;
    }
    return {
      eventId: kernel.span(spans.eventId),
      eventName: eventNames[kernel.eventName()] ?? "INSERT",
      tableName: this.tableName,
      micros: kernel.micros(),
      userIdentity: kernel.isSpan(spans.identity, "") ? null : kernel.span(spans.identity),
      rescued: this.#rescued(),
      columns: new ScannedColumns(this.#segment, kernel.rows - 1, derived),
    };
  }

  /** The table that the record scanned last names, if the scan came so far. */
  get tableName(): string {
    if (!this.#kernel.isSpan(spans.tableName, this.#lastTable)) {
      this.#lastTable = this.#kernel.span(spans.tableName);
    }
    return this.#lastTable;
  }

  /** Take back the change that was scanned last. */
  rollback(): void {
    this.#kernel.rollback();
  }

  /** Empty the kernel's columns. Rows that were in them when it was full keep what they have. */
  release(): void {
    this.#segment.abandon();
    this.#kernel.clear();
    this.#segment = new OpenSegment(this.#kernel);
  }

  /** Compute the derived cells; undefined if a function fails, which the row codec reports. */
  #derive(): unknown[] | undefined {
    try {
      return this.#derivations.map(({ call, inputs }) => {
        const cells = inputs.map((input) => this.#cell(input));
        return cells.includes(null) ? null : call(...cells);
      });
    } catch {
      return undefined;
    }
  }

  #cell({ leaf, type }: DerivationInput): unknown {
    const at = this.#kernel.lastValue(leaf);
    return at === 0 ? null : readCell(type, this.#kernel.bytes, at);
  }

  #rescued(): string | null {
    const nulls = this.#kernel.nulls();
    if (nulls[0] === 0 && nulls[1] === 0) return null;
    const entries = this.#nulls.filter(
      (_, bit) => ((nulls[bit >> 5] as number) >>> (bit & 31)) & 1,
    );
    return `{${entries.join(",")}}`;
  }
}

interface Derivation {
  readonly call: (...inputs: unknown[]) => unknown;
  readonly inputs: readonly DerivationInput[];
}
interface DerivationInput {
  readonly leaf: number;
  readonly type: LeafType;
}

/** Give the leaves of each column of the plan, in its order. */
function planLeaves(plan: ScanPlan, shapes: readonly Shape[]): Map<string, readonly LeafColumn[]> {
  const root = { path: [], definition: 0, repetition: 0 };
  const shapeOf = new Map(shapes.map((shape) => [shape.name, shape]));
  return new Map(
    plan.fields.map(({ column }) => {
      const shape = shapeOf.get(column);
      if (shape === undefined) throw new Error(`the plan has ${column}, which the table has not`);
      return [column, columnOf(shape, root).leaves];
    }),
  );
}

function derivationsOf(
  plan: ScanPlan,
  functions: object,
  leavesOf: ReadonlyMap<string, readonly LeafColumn[]>,
  leaves: readonly LeafColumn[],
): readonly Derivation[] {
  return plan.derived.map(({ function: name, from }) => ({
    call: (...inputs) => (functions as Record<string, Derivation["call"]>)[name]?.(...inputs),
    inputs: from.map((column) => {
      const [leaf] = leavesOf.get(column) ?? [];
      if (leaf === undefined) throw new Error(`the plan has no column ${column}`);
      return { leaf: leaves.indexOf(leaf), type: leaf.shape.type };
    }),
  }));
}
