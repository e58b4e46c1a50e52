/** DynamoDB's items against the newest rows: a real DynamoDB protocol, real objects, the real view. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { DynamoDBConnection } from "../../../test/support/DynamoDBConnection.js";
import { deliverSample, type SampleArchive } from "../../../test/support/e2e/deliverSample.js";
import type { AttributeMap } from "../../codec/AttributeValue.js";
import { Routes } from "../../core/Routes.js";
import { FileObjectSource } from "../../delivery/FileObjectSource.js";
import { demandRecordTypes } from "../../recordTypes.js";
import { ArchiveDatabase } from "./ArchiveDatabase.js";
import { latestRows } from "./latestRows.js";
import type { QueryEngine } from "./QueryEngine.js";
import { reconcile } from "./reconcile.js";

const folder = mkdtempSync(join(tmpdir(), "reconcile-"));
const source = new FileObjectSource(folder);
const recordType = demandRecordTypes.DemandRecord;
const test = suite();
let engine: ArchiveDatabase;
let dynamo: DynamoDBConnection;
let items: readonly AttributeMap[] = [];
let count = 0;

test.before(async () => {
  items = itemsAfter(await deliverSample(folder, 200));
  engine = await ArchiveDatabase.open(folder, demandRecordTypes);
  dynamo = await DynamoDBConnection.start();
});

test.after(async () => {
  await dynamo.stop();
  engine.close();
  rmSync(folder, { recursive: true });
});

test("where nothing was lost, all is the same to the last digit", async () => {
  assert.equal(await compare(items), {
    items: items.length,
    same: items.length,
    missing: [],
    surplus: [],
    different: [],
  });
});

test("an item without a row is missing, a row without an item surplus", async () => {
  const [first, ...others] = items;
  const added = { ...first, id: { S: "HOST.new" } };
  const result = await compare([...others, added]);
  assert.equal(result.missing, ['{"id":{"S":"HOST.new"}}']);
  assert.equal(result.surplus, [JSON.stringify({ id: first?.id })]);
  assert.equal(result.different, []);
});

test("what differs is told with its place and both values", async () => {
  const [first, ...others] = items;
  const changed = { ...first, settledAmount: { N: "0.000000001" }, surprise: { S: "x" } };
  const { different } = await compare([...others, changed]);
  assert.equal(different, [
    {
      key: JSON.stringify({ id: first?.id }),
      differences: [
        { pointer: "/settledAmount", item: { N: "0.000000001" }, latest: first?.settledAmount },
        { pointer: "/surprise", item: { S: "x" }, latest: undefined },
      ],
    },
  ]);
});

test("a sample looks at some items, and at some rows for deletions that were lost", async () => {
  const result = await compare(items, 10);
  assert.is(result.items, 10);
  assert.is(result.same, 10);
  assert.equal(result.surplus, []);
  const none = await compare([], 10);
  assert.is(none.surplus.length, 10);
});

test("of an archive elsewhere the objects that have the items are fetched", async () => {
  const asked: string[] = [];
  const remote: QueryEngine = {
    query(sql) {
      asked.push(sql);
      return engine.query(sql);
    },
    places: (table) => engine.places(table),
    close: () => undefined,
  };
  const latest = latestRows(storeOf(remote), recordType);
  const rows = await latest.of(items.slice(0, 3));
  assert.equal(
    rows.map(({ id }) => id).sort(),
    items
      .slice(0, 3)
      .map(({ id }) => id?.S)
      .sort(),
  );
  assert.match(asked[0] ?? "", "SELECT DISTINCT object");
  assert.throws(() => latest.all(), "--sample");
});

async function compare(held: readonly AttributeMap[], sample?: number) {
  const tableName = `demand-${++count}`;
  await dynamo.createTable(tableName, held);
  const job = { client: dynamo.client, routes: routesOf(tableName), tableName, recordType, sample };
  return reconcile({ ...job, latest: latestRows(storeOf(engine), recordType) });
}

function routesOf(tableName: string): Routes {
  const table = { recordTypes: ["DemandRecord"], ignored: [] };
  return new Routes({ [tableName]: table }, demandRecordTypes);
}

function storeOf(queries: QueryEngine) {
  return { name: folder, environment: {} as never, source, engine: queries };
}

/** The items that are left when all changes are done. */
function itemsAfter({ changes }: SampleArchive): AttributeMap[] {
  const left = new Map<string, AttributeMap>();
  for (const { write } of changes) {
    const id = write.keys.id?.S ?? "";
    if (write.newImage) left.set(id, write.newImage);
    else left.delete(id);
  }
  return [...left.values()];
}

test.run();
