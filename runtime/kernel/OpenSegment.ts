import type { LeafEntries, Segment } from "../columns/Segment.js";
import type { Kernel } from "./Kernel.js";

/** The rows that are in the kernel's columns, and stay readable when it goes on to others. */
export class OpenSegment implements Segment {
  #closed: { readonly leaves: readonly LeafEntries[]; readonly rows: number } | undefined;

  constructor(private readonly kernel: Kernel) {}

  get leaves(): readonly LeafEntries[] {
    return this.#closed?.leaves ?? this.kernel.entries();
  }

  get rows(): number {
    return this.#closed?.rows ?? this.kernel.rows;
  }

  /** Forget the rows, if they have not been copied out. */
  abandon(): void {
    this.#closed ??= { leaves: [], rows: 0 };
  }

  /** Copy the rows out of the kernel, which is about to forget them. */
  close(): void {
    if (this.#closed !== undefined) return;
    const copied = this.kernel.entries().map(({ definitions, repetitions, values, count }) => ({
      definitions: Uint8Array.from(definitions),
      repetitions: Uint8Array.from(repetitions),
      values: Uint8Array.from(values),
      count,
    }));
    this.#closed = { leaves: copied, rows: this.kernel.rows };
  }
}
