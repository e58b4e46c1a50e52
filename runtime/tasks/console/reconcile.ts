import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { AttributeMap, AttributeValue } from "../../codec/AttributeValue.js";
import type { RecordType } from "../../codec/RecordType.js";
import type { Routes } from "../../core/Routes.js";
import type { ExactRow } from "./ArchiveDatabase.js";
import { type ImageDifference, imageDifferences } from "./imageDifferences.js";
import { readItem, sampleItems, scanItems } from "./itemReader.js";
import { recordImages } from "./recordImages.js";

/** What is compared, and how much of it. */
export interface Reconciliation {
  readonly client: DynamoDBClient;
  readonly routes: Routes;
  readonly tableName: string;
  readonly recordType: RecordType;
  readonly latest: LatestRows;
  /** About how many items and rows are looked at; all where it is undefined. */
  readonly sample: number | undefined;
  /** Called for each item that was read. */
  readonly onItem?: () => void;
}

/** Reads rows of `_latest`, every digit kept. */
export interface LatestRows {
  all(): Promise<ExactRow[]>;
  /** Some rows, taken at random. */
  some(count: number): Promise<ExactRow[]>;
  /** The rows of these items. */
  of(items: readonly AttributeMap[]): Promise<ExactRow[]>;
}

/** How DynamoDB's items and `_latest` compare; a key is JSON text of the key's attributes. */
export interface ReconcileResult {
  readonly items: number;
  readonly same: number;
  /** Items of which `_latest` shows nothing. */
  readonly missing: readonly string[];
  /** Items that `_latest` shows although they are gone: their deletion was lost. */
  readonly surplus: readonly string[];
  readonly different: readonly DifferentItem[];
}

export interface DifferentItem {
  readonly key: string;
  readonly differences: readonly ImageDifference[];
}

/**
 * Compare the items of a DynamoDB table with the rows of `_latest`. A write that is on its way from
 * the one to the other makes a difference, which is gone when it is compared again later.
 */
export async function reconcile(job: Reconciliation): Promise<ReconcileResult> {
  const { sample, latest } = job;
  const items = await itemsByKey(job);
  const rows = sample === undefined ? await latest.all() : await latest.of([...items.values()]);
  const images = new Map(rows.map((row) => keyed(job.recordType, imageOf(job.recordType, row))));
  const different = [...items].flatMap(([key, item]) => differenceOf(key, item, images.get(key)));
  const missing = [...items.keys()].filter((key) => !images.has(key));
  return {
    items: items.size,
    same: items.size - missing.length - different.length,
    missing,
    different,
    surplus:
      sample === undefined
        ? [...images.keys()].filter((key) => !items.has(key))
        : await goneItems(job, await latest.some(sample)),
  };
}

/** Read the items that the configuration wants delivered as this record type. */
async function itemsByKey(job: Reconciliation): Promise<Map<string, AttributeMap>> {
  const { client, tableName, sample, recordType, routes } = job;
  const items = new Map<string, AttributeMap>();
  const source =
    sample === undefined ? scanItems(client, tableName) : sampleItems(client, tableName, sample);
  for await (const item of source) {
    job.onItem?.();
    if (routes.routeOf(tableName, item) !== recordType) continue;
    items.set(...keyed(recordType, item));
  }
  return items;
}

async function goneItems(
  { client, tableName, recordType }: Reconciliation,
  rows: readonly ExactRow[],
): Promise<string[]> {
  const gone: string[] = [];
  for (const row of rows) {
    const key = keyOf(recordType, imageOf(recordType, row));
    if (!(await readItem(client, tableName, key))) gone.push(keyText(key));
  }
  return gone;
}

function differenceOf(
  key: string,
  item: AttributeMap,
  image: AttributeMap | undefined,
): DifferentItem[] {
  const differences = image ? imageDifferences(item, image) : [];
  return differences.length > 0 ? [{ key, differences }] : [];
}

function imageOf({ name }: RecordType, row: ExactRow): AttributeMap {
  const image = recordImages[name];
  if (image === undefined) throw new Error(`no image can be made of a row of ${name}`);
  return image(row);
}

function keyed(recordType: RecordType, image: AttributeMap): [string, AttributeMap] {
  return [keyText(keyOf(recordType, image)), image];
}

function keyOf({ key }: RecordType, image: AttributeMap): AttributeMap {
  return Object.fromEntries(key.map((name) => [name, image[name] as AttributeValue]));
}

function keyText(key: AttributeMap): string {
  return JSON.stringify(key, (_, member) =>
    member instanceof Uint8Array ? Buffer.from(member).toString("base64") : member,
  );
}
