import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { buildKernel } from "../../build/buildKernel.js";
import { compareWays, leastFast } from "../../test/fuzz/compareWays.js";
import { generateFolder } from "../../test/support/arbitrary/generateFolder.js";
import { type LoadedRecord, recordTypesOf } from "../../test/support/arbitrary/recordTypesOf.js";
import { modelFromFile } from "../../test/support/modelFromFile.js";
import { legalImages } from "../../test/support/records/legalImages.js";
import { misfitImages } from "../../test/support/records/misfitImages.js";
import { poisons } from "../../test/support/records/poisons.js";
import { recordTypeOf, TwoPaths, tableName } from "../../test/support/twoPaths.js";
import { columnsOf } from "../columns/columnsOf.js";
import type { Row } from "../columns/TableColumns.js";
import type { Change } from "../core/Change.js";
import { reference, systemId } from "../demand/DemandRecord.js";
import { changeBytes } from "../demand/sample/WireChange.js";
import { sampleChanges } from "../demand/sampleChanges.js";
import { encodeRows } from "../format/avro/encodeRows.js";
import { loadKernel } from "./loadKernel.js";

const project = fileURLToPath(new URL("../..", import.meta.url));
buildKernel(project);
const kernel = loadKernel() as object;
const model = modelFromFile(`${project}/schemas/demand-record.schema.json`);
const recordType = await recordTypeOf(model, { reference, systemId });

function paths(): TwoPaths {
  return new TwoPaths(recordType, kernel);
}

const changes = sampleChanges({ count: 2000, tableName });
const texts = changes.map(({ change }) => Buffer.from(changeBytes(change)).toString("base64"));

test("records in order are all read the fast way, and mean what the slow way says", () => {
  const ways = paths();
  for (const text of texts) assert.equal(ways.compare(text), { isFast: true });
});

test("records of any schema, spoilt in any way, mean what the slow way says, or are left to it", async () => {
  const { cases, fast, differences } = await compareWays(6000, 1, kernel);
  assert.equal(differences, []);
  assert.ok(fast > leastFast * cases, `${fast} read the fast way`);
});

test("poison is left to the slow way", () => {
  const [{ change } = {}] = changes;
  assert.ok(change);
  const ways = paths();
  for (const { name, data } of poisons(change, new Date("2025-01-01T00:00:00Z"))) {
    const { difference } = ways.compare(data);
    assert.is(difference, undefined, name);
  }
});

test("items at the edges of what DynamoDB stores mean what the slow way says", () => {
  const change = changes.find(({ change }) => change.dynamodb.NewImage)?.change;
  const image = change?.dynamodb.NewImage;
  assert.ok(change && image);
  const ways = paths();
  for (const { name, image: odd } of [...legalImages(image), ...misfitImages(image)]) {
    const record = { ...change, dynamodb: { ...change.dynamodb, NewImage: odd } };
    const { difference } = ways.compare(Buffer.from(JSON.stringify(record)).toString("base64"));
    assert.is(difference, undefined, name);
  }
});

const everything = modelFromFile(`${project}/test/support/schemas/every-type.schema.json`);
const everyType = await recordTypeOf(everything);
const leastImage = {
  id: { S: "a" },
  requiredText: { S: "" },
  requiredNullableText: { NULL: true },
  requiredNullableStruct: { NULL: true },
};

/** Spell a change with these attributes beside the least that an item has. */
function dataOf(attributes: object, members: object = {}): string {
  return insertion({ ...leastImage, ...attributes }, members);
}

for (const [spelling, isFast] of [
  ['{"type":"Service","a":null,"b":true}', true],
  ['{"a":1}', false],
  ['{"a":-0}', false],
  ['{"a":-1.50}', false],
] as const) {
  test(`the user identity ${spelling} is kept as JSON.stringify spells it`, () => {
    const data = Buffer.from(dataOf({}, { userIdentity: "?" }), "base64").toString();
    const spelt = Buffer.from(data.replace('"?"', spelling)).toString("base64");
    assert.equal(new TwoPaths(everyType, kernel).compare(spelt), { isFast });
  });
}

for (const [levels, kind] of [
  [32, "change"],
  [60, "change"],
  [62, "change"],
  [63, "poison"],
  [70, "poison"],
] as const) {
  test(`JSON of ${levels} levels means what the slow way says`, () => {
    const json = JSON.parse(`${'{"L":['.repeat(levels)}${"]}".repeat(levels)}`);
    const data = dataOf({ json });
    const ways = new TwoPaths(everyType, kernel);
    assert.is(ways.slow(data).kind, kind);
    assert.equal(ways.compare(data), { isFast: levels === 32 });
  });
}

const draft = "https://json-schema.org/draft/2020-12/schema";

/** Make both ways for a record of these properties; its key is `id`. */
async function waysOf(properties: object, derive: object = {}): Promise<TwoPaths> {
  const schema = { $schema: draft, title: "Order", type: "object", required: ["id"], properties };
  const output = await generateFolder({ "order.json": JSON.stringify(schema) });
  const [loaded] = await recordTypesOf(output, derive);
  return new TwoPaths((loaded as LoadedRecord).type, kernel);
}

/** Spell the insertion of an item. */
function insertion(image: { readonly id: unknown }, members: object = {}): string {
  const [{ change } = {}] = changes;
  const images = { Keys: { id: image.id }, NewImage: image };
  const dynamodb = { ApproximateCreationDateTime: 1714557600000, ...images };
  const record = { ...change, eventName: "INSERT", dynamodb, ...members };
  return Buffer.from(JSON.stringify(record)).toString("base64");
}

test("a function is given bytes of the same class by both ways", async () => {
  const properties = {
    id: { type: "string", contentEncoding: "base64", "x-key": "partition" },
    hex: { type: "string", "x-derived": { function: "hex", from: ["id"] } },
  };
  const ways = await waysOf(properties, { hex: (id: Buffer) => id.toString("hex") });
  const id = { B: Buffer.from("QUJD").toString("base64") };
  assert.equal(ways.compare(insertion({ id })), { isFast: true });
});

for (const nullable of [true, false]) {
  test(`NULL in a map, for JSON that ${nullable ? "may" : "may not"} be NULL, means what the slow way says`, async () => {
    const json = { "x-type": "json", nullable };
    const struct = { type: "object", properties: { json } };
    const ways = await waysOf({
      id: { type: "string", "x-key": "partition" },
      map: { type: "object", additionalProperties: struct },
    });
    const map = { M: { key: { M: { json: { NULL: true } } } } };
    const data = insertion({ id: { S: "a" }, map } as { id: unknown });
    assert.equal(ways.compare(data), { isFast: !nullable });
  });
}

function bytesOf(rows: readonly Row[]): Buffer {
  return Buffer.concat(
    [...encodeRows(columnsOf(recordType, rows), 1)].map(({ bytes }) => bytes.slice()),
  );
}

test("rows of both ways, in any order and number, lie in the columns as the slow way lays them", () => {
  const ways = paths();
  const rowsOf = (isFast: (index: number) => boolean) =>
    texts.map((text, index) => {
      const parsed = (isFast(index) && ways.fast(text)) || ways.slow(text);
      assert.is(parsed.kind, "change");
      return (parsed as Extract<typeof parsed, { kind: "change" }>).row;
    });
  const slow = bytesOf(rowsOf(() => false));
  assert.ok(bytesOf(rowsOf(() => true)).equals(slow));
  ways.release();
  const mixed = rowsOf((index) => index % 7 !== 0 && index % 64 < 50);
  assert.ok(bytesOf(mixed).equals(slow));
  const reversed = bytesOf([...mixed].reverse());
  assert.ok(reversed.equals(bytesOf([...rowsOf(() => false)].reverse())));
});

function expectSame(data: readonly string[]): void {
  const ways = paths();
  const fast = data.map((text) => ways.fast(text));
  assert.ok(fast.every((change) => change !== undefined));
  const fastRows = fast.map((change) => (change as Change).row);
  assert.is(columnsOf(recordType, fastRows).rows, data.length);
  const slowRows = data.map((text) => (ways.slow(text) as Change).row);
  assert.ok(bytesOf(fastRows).equals(bytesOf(slowRows)));
}

test("more rows than the kernel holds are read all the same", () => {
  expectSame(Array.from({ length: 5 }, () => texts).flat());
});

test("more short texts than a column has room for are read all the same", () => {
  const change = changes.find(({ change }) => change.eventName === "INSERT")?.change;
  assert.ok(change);
  const section = { M: { section: { S: "x".repeat(15) }, accessible: { BOOL: true } } };
  const preferences = { L: Array.from({ length: 100 }, () => section) };
  const NewImage = { ...change.dynamodb.NewImage, seatPreferences: preferences };
  const record = { ...change, dynamodb: { ...change.dynamodb, NewImage } };
  const data = Buffer.from(JSON.stringify(record)).toString("base64");
  // Each row takes 1,900 bytes of the column, which has 512 KiB; there is room for more levels.
  expectSame(Array.from({ length: 300 }, () => data));
});

test("a record type with columns that are computed from containers is left to the slow way", async () => {
  const folder = mkdtempSync(join(tmpdir(), "containers-"));
  const schema = `${project}/test/cases/derived-from-containers/order.schema.json`;
  cpSync(schema, join(folder, "order.schema.json"));
  const containers = modelFromFile(join(folder, "order.schema.json"));
  rmSync(folder, { recursive: true });
  const total = () => "1.00";
  const ways = new TwoPaths(await recordTypeOf(containers, { total }), kernel);
  const image = { id: { S: "a" }, lines: { L: [] }, counts: { M: {} } };
  const [{ change } = {}] = changes;
  const record = { ...change, dynamodb: { ...change?.dynamodb, Keys: { id: image.id } } };
  record.dynamodb.NewImage = image as never;
  const data = Buffer.from(JSON.stringify(record)).toString("base64");
  assert.is(ways.fast(data), undefined);
  assert.is(ways.slow(data).kind, "change");
});

test.run();
