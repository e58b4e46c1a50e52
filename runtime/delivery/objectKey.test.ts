import { createHash } from "node:crypto";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { changesKey, type ObjectIdentity, objectName, quarantineKey } from "./objectKey.js";

const identity: ObjectIdentity = {
  shardId: "shardId-000000000003",
  sequenceNumbers: ["4962", "4963", "4965"],
  content: ["f00d"],
};
const place = { table: "demand_record", format: "parquet", changeDate: "2024-05-01" };

test("a key names table, format, Hive partition, shard, first and last sequence number", () => {
  assert.is(
    changesKey(place, objectName(identity), "parquet"),
    "demand_record/parquet/change_date=2024-05-01/" +
      `shardId-000000000003_4962_4965_${objectName(identity).digest}.parquet`,
  );
  assert.is(
    quarantineKey("2024-05-01", objectName(identity)),
    "quarantine/quarantine_date=2024-05-01/" +
      `shardId-000000000003_4962_4965_${objectName(identity).digest}.jsonl`,
  );
});

test("the digest is 32 hex digits that stay the same from version to version", () => {
  assert.is(objectName(identity).digest, "d68f619585a45bec20f0f268c459d1e7");
});

test("the digest is that of all sequence numbers, be they many", () => {
  for (const count of [1, 255, 256, 257, 1000]) {
    const sequenceNumbers = Array.from({ length: count }, (_, index) => String(4962 + index));
    const text = JSON.stringify([identity.shardId, sequenceNumbers, identity.content]);
    const digest = createHash("sha256").update(text).digest("hex").slice(0, 32);
    assert.is(objectName({ ...identity, sequenceNumbers }).digest, digest);
  }
});

test("whatever decides the content changes the digest", () => {
  const others: ObjectIdentity[] = [
    { ...identity, shardId: "shardId-000000000004" },
    { ...identity, sequenceNumbers: ["4962", "4964", "4965"] },
    { ...identity, sequenceNumbers: ["4962", "4965"] },
    { ...identity, sequenceNumbers: ["4962", "4963,4965"] },
    { ...identity, content: ["f00e"] },
  ];
  const digests = new Set([identity, ...others].map((each) => objectName(each).digest));
  assert.is(digests.size, others.length + 1);
});

test("a shard with other signs gives a name without them", () => {
  const backfill = { ...identity, shardId: "export:01714557600000-a1b2/data/x.json.gz" };
  const name = changesKey(place, objectName(backfill), "avro").split("/").at(-1);
  assert.match(
    name ?? "",
    /^export-01714557600000-a1b2-data-x-json-gz_4962_4965_[0-9a-f]{32}\.avro$/,
  );
});

test("a name stays within what a file system takes", () => {
  const long = {
    ...identity,
    shardId: "s".repeat(500),
    sequenceNumbers: ["1".repeat(56), "2".repeat(56)],
  };
  assert.ok((quarantineKey("2024-05-01", objectName(long)).split("/").at(-1) ?? "").length <= 255);
});

test.run();
