// Generated from schemas/change-metadata.schema.json (ChangeMetadata 1.0). Do not edit.
// Regenerate: npm run generate

import type { JsonText } from "demand-pipeline/codec";

/**
 * What every row says of the change that it stands for. These columns come before the record's own.
 */
export interface ChangeMetadata {
  /**
   * Identifies the change: the event's id, or shard and sequence number joined by a colon for a snapshot.
   *
   * @generated from #/properties/changeId
   */
  changeId: string;
  /**
   * What happened to the item: INSERT, MODIFY, REMOVE, or SNAPSHOT where a backfill found it.
   *
   * @generated from #/properties/changeType
   */
  changeType: "INSERT" | "MODIFY" | "REMOVE" | "SNAPSHOT" | (string & {});
  /**
   * When the item changed, to the millisecond.
   *
   * @generated from #/properties/changeTime
   */
  changeTime: Date;
  /**
   * When the item changed, in microseconds since 1970-01-01 UTC, as finely as the table's stream tells.
   *
   * @generated from #/properties/changeTimeMicros
   */
  changeTimeMicros: bigint;
  /**
   * When the change arrived in the stream; null for a snapshot.
   *
   * @generated from #/properties/changeArrivedAt
   */
  changeArrivedAt?: Date;
  /**
   * The shard of the stream that carried the change, or the export or scan that found it.
   *
   * @generated from #/properties/changeShardId
   */
  changeShardId?: string;
  /**
   * The change's place in its shard: decimal text, too long for a number.
   *
   * @generated from #/properties/changeSequenceNumber
   */
  changeSequenceNumber?: string;
  /**
   * Who made the change where that is not a client; principal dynamodb.amazonaws.com is the time to live.
   *
   * @generated from #/properties/changeUserIdentity
   */
  changeUserIdentity?: JsonText;
  /**
   * Version of the record schema by which the row was written.
   *
   * @generated from #/properties/changeSchemaVersion
   */
  changeSchemaVersion?: string;
  /**
   * Values that do not fit their columns, each with its place: /price: expected N, found S.
   *
   * @generated from #/properties/changeMisfits
   */
  changeMisfits?: string[];
  /**
   * What the columns cannot say, as DynamoDB JSON by JSON Pointer: columns and this are the item, exactly.
   *
   * @generated from #/properties/changeRescuedData
   */
  changeRescuedData?: JsonText;
}
