import { createHash } from "node:crypto";

/** A range of hash keys, both ends in it. */
export interface HashRange {
  readonly start: bigint;
  readonly end: bigint;
}

const hashKeys = 2n ** 128n;

/**
 * Return the hash key of a partition key, which decides its shard: its MD5 as a 128-bit integer.
 *
 * @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_PutRecord.html
 */
export function hashKey(partitionKey: string): bigint {
  return BigInt(`0x${createHash("md5").update(partitionKey, "utf8").digest("hex")}`);
}

/** Divide all hash keys into `count` ranges of about one size. */
export function evenRanges(count: number): HashRange[] {
  return Array.from({ length: count }, (_, i) => ({
    start: (hashKeys * BigInt(i)) / BigInt(count),
    end: (hashKeys * BigInt(i + 1)) / BigInt(count) - 1n,
  }));
}

/** Divide a range in its middle. */
export function halves({ start, end }: HashRange): [HashRange, HashRange] {
  const middle = start + (end - start) / 2n;
  return [
    { start, end: middle },
    { start: middle + 1n, end },
  ];
}

/** Join two ranges that lie side by side; `undefined` where they do not. */
export function joined(a: HashRange, b: HashRange): HashRange | undefined {
  const [low, high] = a.start < b.start ? [a, b] : [b, a];
  return low.end + 1n === high.start ? { start: low.start, end: high.end } : undefined;
}

export function isInRange({ start, end }: HashRange, key: bigint): boolean {
  return start <= key && key <= end;
}
