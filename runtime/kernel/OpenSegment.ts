import type { LeafEntries, Segment } from "../columns/Segment.js";

/** Rows that lie where others will lie later, and that stay readable then. */
export class OpenSegment implements Segment {
  #rows: Segment;
  readonly #unsound = new Set<number>();

  /** @param open - the rows while they are there */
  constructor(open: Segment) {
    this.#rows = open;
  }

  get leaves(): readonly LeafEntries[] {
    return this.#rows.leaves;
  }

  get rows(): number {
    return this.#rows.rows;
  }

  /** Say of a row that it must not be used. */
  condemn(row: number): void {
    this.#unsound.add(row);
  }

  isSound(row: number): boolean {
    return !this.#unsound.has(row);
  }

  /** Copy the rows out, which are about to be forgotten. */
  close(): void {
    const { leaves, rows } = this.#rows;
    this.#rows = { leaves: leaves.map(copyOf), rows };
  }

  /** Forget the rows. */
  abandon(): void {
    this.#rows = { leaves: [], rows: 0 };
  }
}

function copyOf({ definitions, repetitions, values, count }: LeafEntries): LeafEntries {
  return {
    definitions: Uint8Array.from(definitions),
    repetitions: Uint8Array.from(repetitions),
    values: Uint8Array.from(values),
    count,
  };
}
