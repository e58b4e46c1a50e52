import type { AttributeValue, WrittenValue } from "../AttributeValue.js";
import { type Conversion, mismatch } from "../Conversion.js";
import { type Loss, Place, type Report } from "../Place.js";

const scalar = { SS: "S", NS: "N", BS: "B" } as const;

/**
 * A set ↔ array in canonical order: numbers by value, text and binary by bytes. A set is one
 * value: an element that does not fit makes the whole set a misfit.
 */
export function asSet<T>(descriptor: "SS" | "NS" | "BS", element: Conversion<T>): Conversion<T[]> {
  const member = scalar[descriptor];
  return {
    read(value, at) {
      const items = value[descriptor];
      if (!Array.isArray(items)) return mismatch(descriptor, value, at);
      const trial = new Trial(at.report.binary);
      const inner = new Place(trial);
      const read = items.map((item) => inner.read(element, { [member]: item }) as T);
      if (trial.problem !== undefined) return at.misfit(`an element is ${trial.problem}`, value);
      const compare = descriptor === "NS" ? byNumber : byBytes;
      const ordered = inOrder(read, compare);
      if (hasTwins(ordered, compare)) return at.misfit(twins(trial.loss), value);
      if (trial.loss !== undefined) at.inexact(trial.loss, value);
      return ordered;
    },
    write(value, at) {
      if (value.length === 0) {
        return at.misfit("DynamoDB has no empty sets; leave the field out", undefined);
      }
      const inner = at.enter();
      const items = value.map((item, index) => {
        inner.segment = index;
        return (inner.write(element, item) as AttributeValue | null)?.[member];
      });
      if (!areUnique(items)) {
        return at.misfit(twins(undefined), undefined);
      }
      return { [descriptor]: items } as unknown as WrittenValue;
    },
  };
}

/** Say why two elements are equal: by themselves, or since the type says less than they do. */
function twins(loss: Loss | undefined): string {
  return loss === undefined
    ? "elements of a set must be unique"
    : "elements become equal in the set's type";
}

/** Tell whether two of the elements, which are in order, are equal. */
function hasTwins<T>(ordered: readonly T[], compare: (a: T, b: T) => number): boolean {
  for (let next = 1; next < ordered.length; next++) {
    if (compare(ordered[next - 1] as T, ordered[next] as T) === 0) return true;
  }
  return false;
}

/** A set of so many is sorted without a call: most are short, or in order already. */
const shortSet = 16;

function inOrder<T>(items: T[], compare: (a: T, b: T) => number): T[] {
  if (items.length > shortSet) return items.sort(compare);
  for (let next = 1; next < items.length; next++) {
    const item = items[next] as T;
    let at = next;
    for (; at > 0 && compare(items[at - 1] as T, item) > 0; at--) items[at] = items[at - 1] as T;
    items[at] = item;
  }
  return items;
}

/** Takes note that an element is in trouble, for the set as a whole to report. */
class Trial implements Report {
  problem: string | undefined;
  loss: Loss | undefined;

  constructor(readonly binary: Report["binary"]) {}

  misfit(_pointer: string, problem: string): void {
    this.problem ??= problem;
  }
  inexact(_pointer: string, loss: Loss): void {
    this.loss = this.loss === "digits" ? "digits" : loss;
  }
  missing(): void {}
  unknown(): void {}
}

function areUnique(items: readonly unknown[]): boolean {
  const spelt = items.map((item) =>
    item instanceof Uint8Array ? Buffer.from(item).toString("base64") : String(item),
  );
  return new Set(spelt).size === items.length;
}

function byNumber(a: unknown, b: unknown): number {
  const [left, right] = [comparable(a), comparable(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Decimals of one set have one scale, so their digits compare as whole numbers. */
function comparable(value: unknown): number | bigint {
  return typeof value === "string" ? BigInt(value.replace(".", "")) : (value as number | bigint);
}

function byBytes(a: unknown, b: unknown): number {
  if (typeof a === "string" && typeof b === "string") return byUtf8(a, b);
  return Buffer.compare(bytesOf(a), bytesOf(b));
}

/** Compare two texts by their bytes in UTF-8, which is by their characters. */
function byUtf8(a: string, b: string): number {
  const end = Math.min(a.length, b.length);
  let at = 0;
  while (at < end && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  if (at === end) return a.length - b.length;
  return rank(a.charCodeAt(at)) - rank(b.charCodeAt(at));
}

/** The halves of a surrogate pair stand for characters behind all that have one unit. */
function rank(unit: number): number {
  return unit >= 0xd800 && unit < 0xe000 ? unit + 0x10000 : unit;
}

function bytesOf(value: unknown): Uint8Array {
  return value instanceof Uint8Array ? value : Buffer.from(String(value));
}
