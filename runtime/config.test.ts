import { test } from "uvu";
import * as assert from "uvu/assert";
import { orderRecordType } from "../test/support/orderRecordType.js";
import { ConfigError } from "./ConfigError.js";
import { readConfig } from "./config.js";
import { isAvailable } from "./format/parquet/compression.js";
import type { Variables } from "./util/VariableReader.js";

const { avro: _, ...parquetOnly } = orderRecordType;
const recordTypes = {
  Order: orderRecordType,
  Invoice: { ...orderRecordType, name: "Invoice" },
  Receipt: { ...parquetOnly, name: "Receipt", match: { attribute: "kind", equals: "R" } },
};

const variables: Variables = {
  PIPELINE_ENVIRONMENT: "dev1",
  PIPELINE_TABLES: '{"orders":{"recordTypes":["Order"]}}',
  PIPELINE_BUCKET: "archive",
  PIPELINE_PREFIX: "changes/orders",
  PIPELINE_FORMATS: "parquet,avro",
  PIPELINE_PARQUET_COMPRESSION: "snappy",
  PIPELINE_PROJECTION_START: "2024-01-01",
};

function faultsOf(changed: Variables): string[] {
  try {
    readConfig({ ...variables, ...changed }, recordTypes);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.faults.map(({ place, problem }) => `${place}: ${problem}`);
  }
}

test("the variables are the configuration", () => {
  assert.equal(readConfig(variables, recordTypes), {
    environment: "dev1",
    tables: { orders: { recordTypes: ["Order"], ignored: [] } },
    bucket: "archive",
    prefix: "changes/orders",
    formats: ["parquet", "avro"],
    parquetCompression: "snappy",
    projectionStart: "2024-01-01",
  });
});

test("a table may ignore record types, values of attributes and all the rest", () => {
  const ignored = ["Receipt", { attribute: "kind", equals: "A" }, "*"];
  const tables = JSON.stringify({ orders: { recordTypes: ["Order"], ignored } });
  const config = readConfig({ ...variables, PIPELINE_TABLES: tables }, recordTypes);
  assert.equal(config.tables.orders?.ignored, ignored);
});

test("the prefix may be empty, but not absent", () => {
  assert.equal(faultsOf({ PIPELINE_PREFIX: "" }), []);
  assert.equal(faultsOf({ PIPELINE_PREFIX: undefined }), ["PIPELINE_PREFIX: not set"]);
});

test("all faults are told at once, each with its place", () => {
  const names = Object.keys(variables);
  const none = Object.fromEntries(names.map((name) => [name, undefined]));
  assert.equal(
    faultsOf(none),
    names.map((name) => `${name}: not set`),
  );
  assert.throws(
    () => readConfig({}, recordTypes),
    /^PIPELINE_ENVIRONMENT - error config: not set\nPIPELINE_TABLES - error config: not set\n/,
  );
});

const faulty: readonly (readonly [changed: Variables, problem: RegExp])[] = [
  [{ PIPELINE_BUCKET: "" }, /^PIPELINE_BUCKET: is empty$/],
  [{ PIPELINE_PREFIX: "/changes" }, /slash/],
  [{ PIPELINE_PREFIX: "changes/" }, /slash/],
  [{ PIPELINE_FORMATS: "parquet,orc" }, /orc is none of parquet, avro/],
  [{ PIPELINE_FORMATS: "" }, /is none of parquet, avro/],
  [{ PIPELINE_PARQUET_COMPRESSION: "lzo" }, /lzo is none of zstd, snappy, none/],
  [{ PIPELINE_PROJECTION_START: "2024-02-30" }, /2024-02-30 is no day; write YYYY-MM-DD/],
  [{ PIPELINE_PROJECTION_START: "1.1.2024" }, /is no day/],
  [{ PIPELINE_TABLES: "orders" }, /expected a JSON object/],
  [{ PIPELINE_TABLES: "{}" }, /names no table/],
  [{ PIPELINE_TABLES: '{"orders":{}}' }, /table orders: recordTypes must list names/],
  [
    { PIPELINE_TABLES: '{"orders":{"recordTypes":["Refund"]}}' },
    /table orders: no record type Refund; there are Order, Invoice, Receipt/,
  ],
  [
    { PIPELINE_TABLES: '{"orders":{"recordTypes":["Order"],"ignored":["Refund"]}}' },
    /table orders: no record type Refund/,
  ],
  [
    { PIPELINE_TABLES: '{"orders":{"recordTypes":["Order"],"ignored":[{"attribute":1}]}}' },
    /ignored must list/,
  ],
  [
    { PIPELINE_TABLES: '{"orders":{"recordTypes":["Order","Invoice"]}}' },
    /Order and Invoice both take every item; give all but one an x-dynamodb.match/,
  ],
  [
    { PIPELINE_TABLES: '{"orders":{"recordTypes":["Receipt"]}}', PIPELINE_FORMATS: "avro" },
    /PIPELINE_FORMATS: Receipt is written as none of avro/,
  ],
];

for (const [changed, problem] of faulty) {
  test(`${JSON.stringify(changed)} is refused`, () => {
    const faults = faultsOf(changed);
    assert.is(faults.length, 1, faults.join("\n"));
    assert.match(faults[0] ?? "", problem);
  });
}

test("zstd is refused where this Node has none", () => {
  const faults = faultsOf({ PIPELINE_PARQUET_COMPRESSION: "zstd" });
  assert.is(faults.length, isAvailable("zstd") ? 0 : 1);
  for (const fault of faults) assert.match(fault, /needs Node 22.15 or later/);
});

test("the kernel reads records unless it is switched off", () => {
  assert.is(readConfig({ ...variables, PIPELINE_KERNEL: "on" }, recordTypes).kernel, undefined);
  assert.is(readConfig({ ...variables, PIPELINE_KERNEL: "off" }, recordTypes).kernel, false);
  assert.throws(() => readConfig({ ...variables, PIPELINE_KERNEL: "no" }, recordTypes), /on, off/);
});

test.run();
