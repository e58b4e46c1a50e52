import type { RecordType } from "../codec/RecordType.js";
import type { ScanPlan } from "../codec/ScanPlan.js";
import type { LeafColumn } from "../columns/LeafColumn.js";
import { type LeafEntries, type Segment, SegmentRow } from "../columns/Segment.js";
import { fixedWidth } from "../columns/Shape.js";
import type { TableColumns } from "../columns/TableColumns.js";
import { DerivedColumns } from "./DerivedColumns.js";
import { type Arrival, Kernel } from "./Kernel.js";
import { changeColumns } from "./layout.js";
import { OpenSegment } from "./OpenSegment.js";
import { ImageNodes, lineNode, recordNode } from "./PlanNode.js";
import type { WasmModule } from "./webAssembly.js";

/**
 * Tell whether the kernel can read by a plan: it can unless a column is computed from, or as,
 * something else than single values.
 */
export function canScan({ derived }: ScanPlan, table: TableColumns): boolean {
  const names = derived.flatMap(({ column, from }) => [column, ...from]);
  return names.every((name) => findLeaf(table, name) !== undefined);
}

/** Tell whether a row may be used; one for which a function fails is left to the row codec. */
export function isSound({ segment, row }: SegmentRow): boolean {
  return !(segment instanceof OpenSegment) || segment.isSound(row);
}

/** Change records of a stream, or lines of a snapshot that have an item each. */
export type Source = "changes" | "items";

/** Reads records of one record type with the kernel. */
export class FastPath implements Segment {
  readonly #kernel: Kernel;
  readonly #table: TableColumns;
  /** For each leaf of the table its index in the kernel; -1 if it is derived. */
  readonly #places: readonly number[];
  readonly #derived: DerivedColumns;
  #segment: OpenSegment;
  #isOfOtherTable = false;

  /**
   * @param source - what the records are
   * @param plan - one that the kernel can read by
   * @param table - empty columns of the record type, of which the derived ones will be used
   * @param earliest - the first instant at which a change may have been made, in milliseconds
   */
  constructor(
    module: WasmModule,
    source: Source,
    recordType: RecordType,
    plan: ScanPlan,
    table: TableColumns,
    earliest: number,
  ) {
    const leaves = scannedLeaves(plan, table);
    const isChange = source === "changes";
    const binary = isChange ? "base64-twice" : "base64";
    const image = new ImageNodes(plan, recordType.key, binary, changeColumns.length);
    this.#kernel = new Kernel(module, {
      root: isChange ? recordNode(image.nodes, recordType.key) : lineNode(image.nodes),
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
    this.#table = table;
    this.#places = table.leaves.map((leaf) => leaves.indexOf(leaf));
    const columnOf = (name: string) => findLeaf(table, name) as LeafColumn;
    this.#derived = new DerivedColumns(this.#kernel, recordType, plan, columnOf, (name) => {
      const column = columnOf(name);
      return { column, leaf: leaves.indexOf(column) };
    });
    this.#segment = new OpenSegment(this);
  }

  /** The rows that have been read. */
  get rows(): number {
    return this.#kernel.rows;
  }

  /** What has been read, valid until the next record. */
  get leaves(): readonly LeafEntries[] {
    const scanned = this.#kernel.entries();
    return this.#table.leaves.map((leaf, index) => {
      return scanned[this.#places[index] as number] ?? leaf.entries();
    });
  }

  /** Take records of this table only; false if its name is too long. */
  expect(tableName: string): boolean {
    return this.#kernel.expect(tableName);
  }

  /** Set the time of a snapshot's lines, in microseconds since the epoch. */
  setTime(micros: number): void {
    this.#kernel.setTime(micros);
  }

  /**
   * Read a record's data.
   *
   * @param changeId - of a record that says none itself
   * @returns its row, which may be used once `finish` has been called and if it is sound then; or
   *   undefined: the record is one for the slow path, or of `otherTable`
   */
  scan(data: string, arrival: Arrival, changeId?: string): SegmentRow | undefined {
    const kernel = this.#kernel;
    let scan = kernel.scan(data, arrival, changeId);
    if (scan === "full" && kernel.rows > 0) {
      this.finish();
      this.#segment.close();
      this.#clear();
      scan = kernel.scan(data, arrival, changeId);
    }
    this.#isOfOtherTable = scan === "other-table";
    return scan === "appended" ? new SegmentRow(this.#segment, kernel.rows - 1) : undefined;
  }

  /** Compute what is computed from the columns that have been read. */
  finish(): void {
    const segment = this.#segment;
    this.#derived.append(this.#kernel.rows, (row) => segment.condemn(row));
  }

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

  /** Forget the rows. Those that were in the kernel when it was full keep what they have. */
  release(): void {
    this.#segment.abandon();
    this.#clear();
  }

  #clear(): void {
    this.#kernel.clear();
    this.#derived.clear();
    this.#segment = new OpenSegment(this);
  }
}

/** Give the leaves that the kernel fills: those of the change, and the plan's in its order. */
function scannedLeaves(plan: ScanPlan, { columns }: TableColumns): readonly LeafColumn[] {
  const names = [...changeColumns, ...plan.fields.map(({ column }) => column)];
  return names.flatMap((name) => {
    const column = columns.find(({ shape }) => shape.name === name);
    if (column === undefined) throw new Error(`the plan has ${name}, which the table has not`);
    return column.leaves;
  });
}

function findLeaf({ leaves }: TableColumns, name: string): LeafColumn | undefined {
  return leaves.find(({ shape, path }) => path.length === 1 && shape.name === name);
}
