import type { Random } from "../../../runtime/demand/sample/Random.js";
import type { Shard } from "./Shard.js";

/**
 * Make the sequence number of a shard's next record: 56 digits, greater than all before it in its
 * shard and in the shard's parents, with gaps.
 *
 * @see https://docs.aws.amazon.com/streams/latest/dev/key-concepts.html
 */
export function nextSequenceNumber(shard: Shard, at: number, random: Random): string {
  const last = BigInt(shard.records.at(-1)?.sequenceNumber ?? "0");
  const floor = firstDigits + BigInt(shard.ordinal) * shardUnit + BigInt(at) * timeUnit;
  const next = (last > floor ? last : floor) + BigInt(random.between(1, 1_000_000));
  return next.toString();
}

const firstDigits = 49n * 10n ** 54n;
const shardUnit = 10n ** 48n;
const timeUnit = 10n ** 30n;
