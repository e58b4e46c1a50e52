import { buffer } from "node:stream/consumers";
import avro, { type Schema } from "avsc";
import * as assert from "uvu/assert";
import { engineTest } from "./harness/engineTest.js";
import { installPython } from "./harness/python/installPython.js";
import { readAvro } from "./readers/readAvro.js";

const long = avro.types.LongType.__with({
  fromBuffer: (bytes: Buffer) => bytes.readBigInt64LE(),
  toBuffer: (value: bigint) => {
    const bytes = Buffer.alloc(8);
    bytes.writeBigInt64LE(value);
    return bytes;
  },
  fromJSON: BigInt,
  toJSON: Number,
  isValid: (value: unknown) => typeof value === "bigint",
  compare: (a: bigint, b: bigint) => Number(a - b),
});
const optional = (type: Schema) => ["null", type] as Schema;
const schema = {
  type: "record",
  name: "Sample",
  fields: [
    { name: "id", type: "long" },
    {
      name: "amount",
      type: optional({ type: "bytes", logicalType: "decimal", precision: 38, scale: 9 }),
    },
    { name: "at", type: optional({ type: "long", logicalType: "timestamp-millis" }) },
    { name: "day", type: optional({ type: "int", logicalType: "date" }) },
    { name: "status", type: { type: "enum", name: "Status", symbols: ["OPEN", "HELD"] } },
    { name: "before", type: optional("Status") },
    { name: "tags", type: { type: "array", items: optional("string") } },
    { name: "counts", type: { type: "map", values: "int" } },
    {
      name: "seat",
      type: optional({
        type: "record",
        name: "Seat",
        fields: [
          { name: "row", type: optional("string") },
          { name: "mark", type: "bytes" },
          { name: "score", type: "double" },
        ],
      }),
    },
  ],
} as Schema;
const full = {
  id: 9223372036854775807n,
  amount: Buffer.from("0949b0f6f0023313c4499050de38f34e", "hex"),
  at: BigInt(Date.UTC(2024, 1, 29, 23, 59, 59, 999)),
  day: 19782,
  status: "HELD",
  before: "OPEN",
  tags: ["a", null, "𝄞"],
  counts: { b: 2, a: 1 },
  seat: { row: null, mark: Buffer.from([0, 255]), score: Number.NaN },
};
const empty = {
  id: -9223372036854775808n,
  amount: null,
  at: null,
  day: null,
  status: "OPEN",
  before: null,
  tags: [],
  counts: {},
  seat: null,
};

const test = await engineTest(async () => {
  await installPython();
  return readAvro(await container([full, empty]));
});

/** Write a container whose header has the whole schema; avsc's own of a type lacks logical types. */
async function container(rows: readonly unknown[]): Promise<Uint8Array> {
  const options = { codec: "deflate", syncMarker: Buffer.alloc(16, "sync") };
  const type = avro.Type.forSchema(schema, {
    wrapUnions: false,
    typeHook: (part) => (isLong(part) ? long : undefined),
  });
  const header = new avro.streams.BlockEncoder(schema, { ...options, writeHeader: "always" });
  const blocks = new avro.streams.BlockEncoder(type, { ...options, writeHeader: "never" });
  for (const row of rows) {
    blocks.write(row);
  }
  header.end();
  blocks.end();
  return Buffer.concat([await buffer(header), await buffer(blocks)]);
}

function isLong(part: Schema): boolean {
  return part === "long" || (typeof part === "object" && "type" in part && part.type === "long");
}

test("fastavro reads every value to the last digit", ({ rows }) => {
  assert.equal(rows, [
    {
      id: "9223372036854775807",
      amount: "12345678901234567890123456789.012345678",
      at: String(full.at),
      day: "2024-02-29",
      status: "HELD",
      before: "OPEN",
      tags: ["a", null, "𝄞"],
      counts: [
        ["a", 1],
        ["b", 2],
      ],
      seat: { row: null, mark: "AP8=", score: "NaN" },
    },
    { ...empty, id: "-9223372036854775808", counts: [] },
  ]);
});

test("fastavro finds the writer's schema and codec", (content) => {
  assert.equal(content.schema, JSON.parse(JSON.stringify(schema)));
  assert.is(content.codec, "deflate");
});

test.run();
