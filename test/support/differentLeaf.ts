import type { LeafColumn } from "../../runtime/columns/LeafColumn.js";

/**
 * Compare leaf columns byte by byte: levels, values, and their number.
 *
 * @returns the first that differs, with what is in both; undefined if none does
 */
export function differentLeaf(
  left: readonly LeafColumn[],
  right: readonly LeafColumn[],
): string | undefined {
  for (const [index, leaf] of left.entries()) {
    const other = right[index] as LeafColumn;
    if (!areEqual(leaf, other)) {
      return `${leaf.path.join(".")}: ${partsText(leaf)} instead of ${partsText(other)}`;
    }
  }
  return undefined;
}

function areEqual(left: LeafColumn, right: LeafColumn): boolean {
  const others = partsOf(right);
  return (
    partsOf(left).every((part, at) => part.equals(others[at] as Buffer)) &&
    left.values.count === right.values.count
  );
}

function partsOf(leaf: LeafColumn): Buffer[] {
  const { definitions, repetitions, values } = leaf.entries();
  return [definitions, repetitions, values].map((part) =>
    Buffer.from(part.buffer, part.byteOffset, part.length),
  );
}

const mostShown = 2000;

function partsText(leaf: LeafColumn): string {
  const parts = partsOf(leaf).map((part) => part.toString("hex").slice(0, mostShown));
  return parts.join(" ");
}
