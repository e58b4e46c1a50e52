import { hashKey } from "./hashKey.js";

/**
 * Return which of a shard's concurrent lanes takes a partition key: always the same one, so that
 * records of one key stay in order. AWS says no more of how keys are shared out.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis.html
 */
export function laneOf(partitionKey: string, parallelizationFactor: number): number {
  return Number(hashKey(partitionKey) % BigInt(parallelizationFactor));
}
