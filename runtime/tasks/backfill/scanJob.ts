import { randomBytes } from "node:crypto";
import {
  DescribeTableCommand,
  type DynamoDBClient,
  ResourceNotFoundException,
  type TableDescription,
} from "@aws-sdk/client-dynamodb";
import type { DeliveryPlan } from "../../core/deliverDemandRecords.js";
import { obstacleOf } from "../../core/snapshot/obstacleOf.js";
import { itemsSnapshot } from "../../core/snapshot/Snapshot.js";
import type { Deadline } from "../../util/Deadline.js";
import type { CheckpointFolder } from "../CheckpointFolder.js";
import { UserError } from "../UserError.js";
import type { BackfillJob, PartProgress } from "./BackfillJob.js";
import { RateLimit } from "./RateLimit.js";
import { type SegmentProgress, scanSegment } from "./scanSegment.js";

/** A scan of a table, as it was begun; a scan that goes on stays the same. */
export interface ScanStart {
  readonly id: string;
  readonly tableName: string;
  readonly segments: number;
  /** When it was begun, in ISO 8601. */
  readonly begun: string;
}

/** What a page of a megabyte costs where it is read consistently. */
const pageUnits = 256;

/** Begin a scan, unless one was begun in this folder: then go on with that. */
export async function beginScan(
  wanted: Pick<ScanStart, "tableName" | "segments">,
  checkpoints: CheckpointFolder | undefined,
): Promise<ScanStart> {
  const begun = await checkpoints?.read<ScanStart>(startName);
  if (begun) return sameScan(begun, wanted, checkpoints?.path ?? "");
  const start = { ...wanted, ...newIdentity(new Date()) };
  await checkpoints?.write(startName, start);
  return start;
}

const startName = "scan";

function newIdentity(now: Date): Pick<ScanStart, "id" | "begun"> {
  const begun = now.toISOString();
  const id = `${begun.replace(/\.\d+|[-:]/g, "")}-${randomBytes(4).toString("hex")}`;
  return { id, begun };
}

function sameScan(
  begun: ScanStart,
  { tableName, segments }: Pick<ScanStart, "tableName" | "segments">,
  path: string,
): ScanStart {
  if (begun.tableName === tableName && begun.segments === segments) return begun;
  const found = `has a scan of ${begun.tableName} in ${begun.segments} segments`;
  throw UserError.at(path, "checkpoint", `${found}; go on with these, or begin anew: --restart`);
}

/** What a scan works with. */
export interface ScanTools {
  readonly client: DynamoDBClient;
  readonly plan: DeliveryPlan;
  readonly deadline: Deadline;
}

/**
 * Make the backfill from a scan: a part for each segment.
 *
 * @param unitsPerSecond - read capacity units that all segments may take
 */
export function scanJob(
  { id, tableName, segments, begun }: ScanStart,
  table: TableDescription,
  unitsPerSecond: number,
  { client, plan, deadline }: ScanTools,
): BackfillJob {
  const snapshot = itemsSnapshot(tableName, new Date(begun));
  const key = (table.KeySchema ?? []).map(({ AttributeName = "" }) => AttributeName);
  const limit = new RateLimit(unitsPerSecond, pageUnits);
  return {
    id,
    tableName,
    expected: table.ItemCount ?? 0,
    parts: Array.from({ length: segments }, (_, segment) => ({
      name: `segment-${segment}`,
      run(from, onProgress) {
        const scan = { client, limit, id, snapshot, key, segment, segments };
        return scanSegment(scan, from as SegmentProgress | undefined, plan, deadline, onProgress);
      },
    })),
    reconcile,
  };
}

/**
 * Describe a table that is to be scanned.
 *
 * @throws {UserError} if there is no such table, or it cannot be delivered
 */
export async function describeTable(
  tableName: string,
  { client, plan }: ScanTools,
): Promise<TableDescription> {
  const obstacle = obstacleOf(itemsSnapshot(tableName, new Date()), plan);
  if (obstacle !== undefined) throw UserError.at(tableName, "scan", obstacle);
  try {
    const { Table = {} } = await client.send(new DescribeTableCommand({ TableName: tableName }));
    return Table;
  } catch (error) {
    if (!(error instanceof ResourceNotFoundException)) throw error;
    throw UserError.at(tableName, "scan", "DynamoDB has no such table in this account and Region");
  }
}

/** DynamoDB counts items every six hours or so, which is nothing to hold a scan to. */
function reconcile(progress: ReadonlyMap<string, PartProgress>): readonly string[] {
  return [...progress].flatMap(([name, { counts }]) => {
    const { received, delivered, quarantined, ignored } = counts;
    const told = delivered + quarantined + ignored;
    return received === told
      ? []
      : [`${name}: of ${received} items only ${told} are accounted for`];
  });
}
