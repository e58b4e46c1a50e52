/** How much goes into a batch. */
export interface BatchLimits {
  readonly records: number;
  /** In the unit of `sizeOf`. */
  readonly size: number;
}

/**
 * Cut items into batches, each as soon as it reaches a limit. Where the cuts lie follows from the
 * items alone, so that the same items make the same batches.
 */
export async function* cutBatches<T>(
  items: AsyncIterable<T>,
  limits: BatchLimits,
  sizeOf: (item: T) => number,
): AsyncGenerator<readonly T[]> {
  let batch: T[] = [];
  let size = 0;
  for await (const item of items) {
    batch.push(item);
    size += sizeOf(item);
    if (batch.length >= limits.records || size >= limits.size) {
      yield batch;
      batch = [];
      size = 0;
    }
  }
  if (batch.length > 0) yield batch;
}
