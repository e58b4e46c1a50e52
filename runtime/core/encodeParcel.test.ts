import { inspect } from "node:util";
import * as fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { lineFormat } from "../../test/support/lineFormat.js";
import { arrivedRecords, dataOf, orderChange } from "../../test/support/orderChanges.js";
import { orderRecordType } from "../../test/support/orderRecordType.js";
import type { RecordType } from "../codec/RecordType.js";
import { encodeParcel } from "./encodeParcel.js";
import type { ChangesParcel } from "./Parcel.js";
import { parse } from "./parse.js";
import { Routes } from "./Routes.js";

const tables = { orders: { recordTypes: ["Order"], ignored: [] } };
const rules = {
  routes: new Routes(tables, { Order: orderRecordType }),
  projectionStart: "2024-01-01",
};

function parcelOf(ids: readonly string[], recordType: RecordType = orderRecordType): ChangesParcel {
  const data = ids.map((id) => dataOf(orderChange(id, { eventID: id })));
  const records = arrivedRecords(data).flatMap((arrived) => {
    const parsed = parse(arrived, rules);
    return parsed.kind === "change" ? [parsed] : [];
  });
  const shardId = "shardId-000000000000";
  return { kind: "changes", shardId, recordType, changeDate: "2024-05-01", records };
}

const isBad = (id: string) => id.startsWith("bad");
const formats = [lineFormat("parquet"), lineFormat("avro", isBad)];
const ids = fc.array(fc.constantFrom("good", "good", "good", "bad"), { minLength: 1 });

test("records that a format cannot write are refused; the others are in every format", () => {
  fc.assert(
    fc.property(ids, (batch) => {
      const { records, objects, refused } = encodeParcel(parcelOf(batch), { ...rules, formats });
      const good = batch.flatMap((id, index) => (isBad(id) ? [] : [String(100 + index)]));
      const bad = batch.flatMap((id, index) => (isBad(id) ? [String(100 + index)] : []));
      assert.equal(
        records.map(({ arrived }) => arrived.sequenceNumber),
        good,
      );
      assert.equal(
        refused.map(({ arrived }) => arrived.sequenceNumber),
        bad,
      );
      assert.ok(refused.every(({ failure }) => failure.code === "defect"));
      assert.is(objects.length, good.length > 0 ? 2 : 0);
      for (const { bytes } of objects) {
        assert.is(Buffer.from(bytes).toString(), good.map((line) => `${line}\n`).join(""));
      }
    }),
  );
});

test("one bad record among a thousand is found in a few tries", () => {
  let tries = 0;
  const [counting] = [lineFormat("avro", isBad)].map((format) => ({
    ...format,
    encode: (...args: Parameters<typeof format.encode>) => {
      tries++;
      return format.encode(...args);
    },
  }));
  const batch = Array.from({ length: 1000 }, (_, index) => (index === 700 ? "bad" : "good"));
  encodeParcel(parcelOf(batch), { ...rules, formats: counting ? [counting] : [] });
  assert.ok(tries < 30, `${tries} tries`);
});

test("a record type is written in the formats that it has a mapping to", () => {
  const { avro: _, ...parquetOnly } = orderRecordType;
  const { objects } = encodeParcel(parcelOf(["a"], parquetOnly), { ...rules, formats });
  assert.equal(
    objects.map(({ format }) => format),
    ["parquet"],
  );
});

test("a record type that no format writes is an error, not an empty success", () => {
  const { avro: _a, parquet: _p, ...none } = orderRecordType;
  const encode = () => encodeParcel(parcelOf(["a"], none), { ...rules, formats });
  assert.throws(encode, "no format is configured that writes Order");
});

test("an error that only many records make together quotes nothing of them", () => {
  const format = lineFormat("avro");
  const crowded = {
    ...format,
    encode: (...args: Parameters<typeof format.encode>) => {
      const [row] = args[1];
      if (args[1].length > 1) throw new Error(`too many: ${inspect(row)}`);
      return format.encode(...args);
    },
  };
  const encode = () => encodeParcel(parcelOf(["secret", "b"]), { ...rules, formats: [crowded] });
  assert.throws(encode, /^only together can the records not be encoded$/);
});

test.run();
