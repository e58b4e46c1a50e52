import type { StreamRecord } from "./Shard.js";

/**
 * Divide records into those older than an age in milliseconds and the others. Records of a shard
 * are in the order of their arrival, so the old ones come first; -1 is no limit.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/kinesis-on-failure-destination.html
 */
export function splitByAge(
  records: readonly StreamRecord[],
  now: number,
  maximumAge: number,
): [old: readonly StreamRecord[], young: readonly StreamRecord[]] {
  if (maximumAge < 0) return [[], records];
  const firstYoung = records.findIndex(({ arrival }) => now - arrival <= maximumAge);
  const old = firstYoung < 0 ? records.length : firstYoung;
  return [records.slice(0, old), records.slice(old)];
}
