import type { DynamoDBClient, ScanCommand, ScanCommandInput } from "@aws-sdk/client-dynamodb";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { MemoryStorage } from "../../../test/support/MemoryStorage.js";
import { orderRecordType } from "../../../test/support/orderRecordType.js";
import { Routes } from "../../core/Routes.js";
import { itemsSnapshot } from "../../core/snapshot/Snapshot.js";
import { noCounts } from "../../delivery/DeliveryCounts.js";
import { parquetFormat } from "../../format/parquet/index.js";
import { Deadline } from "../../util/Deadline.js";
import { RateLimit } from "./RateLimit.js";
import { type SegmentProgress, scanSegment } from "./scanSegment.js";

const megabyte = "x".repeat(1_000_000);

/** A table of so many items of a megabyte, of which each is a page. */
function tableOf(count: number) {
  const asked: ScanCommandInput[] = [];
  const send = async ({ input }: ScanCommand) => {
    asked.push(input);
    const start = Number(input.ExclusiveStartKey?.id?.S ?? "-1") + 1;
    const id = { S: String(start) };
    return {
      Items: start < count ? [{ id, amount: { N: "1" }, note: { S: megabyte } }] : [],
      ...(start + 1 < count && { LastEvaluatedKey: { id } }),
      ConsumedCapacity: { CapacityUnits: 256 },
    };
  };
  return { asked, client: { send } as unknown as DynamoDBClient };
}

const endless = new Deadline(() => Number.POSITIVE_INFINITY);

async function scan(
  table: ReturnType<typeof tableOf>,
  storage: MemoryStorage,
  from?: SegmentProgress,
  deadline = endless,
): Promise<SegmentProgress[]> {
  const told: SegmentProgress[] = [];
  const tables = { orders: { recordTypes: ["Order"], ignored: [] } };
  const last = await scanSegment(
    {
      client: table.client,
      limit: new RateLimit(1_000_000, 256),
      id: "1",
      snapshot: itemsSnapshot("orders", new Date("2024-05-01T12:00:00Z")),
      key: ["id"],
      segment: 2,
      segments: 5,
    },
    from,
    {
      routes: new Routes(tables, { Order: orderRecordType }),
      projectionStart: "2024-01-01",
      formats: [parquetFormat("snappy")],
      storage,
    },
    deadline,
    async (progress) => void told.push(progress),
  );
  assert.equal(last, told.at(-1) ?? from);
  return told;
}

test("reads are consistent, of one segment, and ask what they cost", async () => {
  const table = tableOf(1);
  await scan(table, new MemoryStorage());
  assert.equal(table.asked, [
    {
      TableName: "orders",
      Segment: 2,
      TotalSegments: 5,
      ConsistentRead: true,
      ReturnConsumedCapacity: "TOTAL",
    },
  ]);
});

test("pages are gathered to objects of some size, and progress is told when they are stored", async () => {
  const storage = new MemoryStorage();
  const told = await scan(tableOf(8), storage);
  assert.equal(
    told.map(({ counts, done, after }) => [counts.delivered, done, after?.id?.S]),
    [
      [6, false, "5"],
      [8, true, undefined],
    ],
  );
  assert.is(storage.objects.size, 2);
});

test("a segment goes on behind the last item that is stored", async () => {
  const table = tableOf(8);
  const [first] = await scan(tableOf(8), new MemoryStorage());
  const told = await scan(table, new MemoryStorage(), first);
  assert.equal(table.asked[0]?.ExclusiveStartKey, { id: { S: "5" } });
  assert.is(told.at(-1)?.counts.delivered, 8);
});

test("an item has the same place whatever is read before it", async () => {
  const [whole, part] = [new MemoryStorage(), new MemoryStorage()];
  const [first] = await scan(tableOf(8), whole);
  await scan(tableOf(8), part, first);
  const keys = [...part.objects.keys()];
  assert.is(keys.length, 1);
  for (const key of keys) assert.ok(whole.objects.has(key));
});

test("storage that refuses is an error, and progress stays", async () => {
  const storage = new MemoryStorage();
  storage.fault = () => "refused";
  let problem = "";
  await scan(tableOf(2), storage).catch((error) => {
    problem = String(error);
  });
  assert.match(problem, "StorageError");
});

test("nothing is read when the time is over", async () => {
  const table = tableOf(2);
  const over = new Deadline(() => 0);
  const from = { counts: noCounts, done: false };
  assert.equal(await scan(table, new MemoryStorage(), from, over), []);
  assert.equal(table.asked, []);
});

test.run();
