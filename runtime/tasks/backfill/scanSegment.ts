import { type DynamoDBClient, ScanCommand } from "@aws-sdk/client-dynamodb";
import type { AttributeMap } from "../../codec/AttributeValue.js";
import type { ArrivedRecord } from "../../core/ArrivedRecord.js";
import type { DeliveryPlan } from "../../core/deliverDemandRecords.js";
import { defaultLimits } from "../../core/pack.js";
import { deliverSnapshot } from "../../core/snapshot/deliverSnapshot.js";
import type { ItemsSnapshot } from "../../core/snapshot/Snapshot.js";
import { countDelivery, noCounts, sumCounts } from "../../delivery/DeliveryCounts.js";
import type { Deadline } from "../../util/Deadline.js";
import type { PartProgress } from "./BackfillJob.js";
import type { RateLimit } from "./RateLimit.js";
import { exportedItem, placeOf, sdkItem } from "./scannedItem.js";

/** A segment to scan. */
export interface SegmentScan {
  readonly client: DynamoDBClient;
  readonly limit: RateLimit;
  /** The scan's id. */
  readonly id: string;
  readonly snapshot: ItemsSnapshot;
  /** Names of the table's key attributes. */
  readonly key: readonly string[];
  readonly segment: number;
  readonly segments: number;
}

/** How far a segment has come. */
export interface SegmentProgress extends PartProgress {
  /** The key of the last item that is stored, binary in base64; absent at first. */
  readonly after?: AttributeMap;
}

/**
 * Deliver a segment from where it was left: pages are gathered to objects of some size, and the
 * progress moves on when they are stored.
 *
 * @throws {StorageError} if storage refuses
 */
export async function scanSegment(
  scan: SegmentScan,
  from: SegmentProgress = { counts: noCounts, done: false },
  plan: DeliveryPlan,
  deadline: Deadline,
  onProgress: (progress: SegmentProgress) => Promise<void>,
): Promise<SegmentProgress> {
  let progress = from;
  while (!progress.done && !deadline.isOver()) {
    const { records, after } = await gather(scan, progress.after);
    const delivery = await deliverSnapshot(records, scan.snapshot, plan, deadline);
    if (delivery === "stopped") return progress;
    const counts = sumCounts([progress.counts, countDelivery(delivery)]);
    progress = { counts, done: after === undefined, ...(after && { after }) };
    await onProgress(progress);
  }
  return progress;
}

/** Read pages until they fill an object, or to the segment's end. */
async function gather(scan: SegmentScan, from: AttributeMap | undefined) {
  const records: ArrivedRecord[] = [];
  let after = from;
  let size = 0;
  do {
    const page = await scan.limit.run(() => readPage(scan, after));
    for (const item of page.items) {
      const record = recordOf(item, scan);
      records.push(record);
      size += record.data.length;
    }
    after = page.after;
  } while (after && records.length < defaultLimits.records && size < defaultLimits.size);
  return { records, after };
}

/** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Scan.html */
async function readPage(scan: SegmentScan, after: AttributeMap | undefined) {
  const answer = await scan.client.send(
    new ScanCommand({
      TableName: scan.snapshot.tableName,
      Segment: scan.segment,
      TotalSegments: scan.segments,
      ConsistentRead: true,
      ReturnConsumedCapacity: "TOTAL",
      ...(after && { ExclusiveStartKey: sdkItem(after) }),
    }),
  );
  const { Items = [], LastEvaluatedKey, ConsumedCapacity } = answer;
  return {
    units: ConsumedCapacity?.CapacityUnits ?? 0,
    value: {
      items: Items.map(exportedItem),
      after: LastEvaluatedKey && exportedItem(LastEvaluatedKey),
    },
  };
}

/** An item is spelt as an export spells it, so that both are read and kept aside alike. */
function recordOf(item: AttributeMap, { id, key, segment, snapshot }: SegmentScan): ArrivedRecord {
  return {
    shardId: `scan:${id}/${segment}`,
    sequenceNumber: placeOf(item, key),
    arrivedAt: snapshot.takenAt.getTime(),
    data: Buffer.from(JSON.stringify({ Item: item })).toString("base64"),
  };
}
