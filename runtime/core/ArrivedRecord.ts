/** A Kinesis record as it came to the function. */
export interface ArrivedRecord {
  readonly shardId: string;
  readonly sequenceNumber: string;
  /** When Kinesis took it, in milliseconds since the epoch. */
  readonly arrivedAt: number;
  /** Base64 text, or what should be. */
  readonly data: string;
}
