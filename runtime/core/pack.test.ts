import * as fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { orderRecordType } from "../../test/support/orderRecordType.js";
import type { Change } from "./Change.js";
import { LocatedFailure } from "./LocatedFailure.js";
import type { Parcel } from "./Parcel.js";
import type { Poison } from "./Poison.js";
import { pack } from "./pack.js";

const types = { Order: orderRecordType, Invoice: { ...orderRecordType, name: "Invoice" } };
const day = fc.constantFrom("2024-05-01", "2024-05-02");
const arrived = fc.record({
  shardId: fc.constantFrom("a", "b"),
  sequenceNumber: fc.bigInt({ min: 0n }).map(String),
  arrivedAt: day.map((text) => Date.parse(`${text}T12:00:00Z`)),
  data: fc.string(),
});

const change: fc.Arbitrary<Change> = fc
  .record({ arrived, changeDate: day, type: fc.constantFrom("Order" as const, "Invoice" as const) })
  .map(({ type, ...rest }) => ({
    kind: "change",
    recordType: types[type],
    row: undefined as never,
    misfits: [],
    changedAt: 0,
    ...rest,
  }));
const poison: fc.Arbitrary<Poison> = arrived.map((record) => ({
  kind: "poison",
  arrived: record,
  failure: new LocatedFailure("empty", "", ""),
}));
const batch = fc.array(fc.oneof(change, poison), { maxLength: 40 });

test("every record is in one parcel, with its like, in batch order", () => {
  fc.assert(
    fc.property(batch, (records) => {
      const parcels = pack(records);
      assert.is(new Set(parcels.map(destination)).size, parcels.length);
      const packed = parcels.flatMap((parcel) => [...parcel.records]);
      assert.is(packed.length, records.length);
      for (const parcel of parcels) {
        for (const record of parcel.records) assert.is(destinationOf(record), destination(parcel));
        const positions = parcel.records.map((record) => records.indexOf(record));
        assert.equal(
          positions,
          positions.toSorted((left, right) => left - right),
        );
      }
    }),
  );
});

test("parcels come in the order of their first records", () => {
  fc.assert(
    fc.property(batch, (records) => {
      const firsts = pack(records).map((parcel) => records.indexOf(parcel.records[0] as Change));
      assert.equal(
        firsts,
        firsts.toSorted((left, right) => left - right),
      );
    }),
  );
});

test("a parcel is closed once it has reached a limit", () => {
  fc.assert(
    fc.property(
      batch,
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 30 }),
      (...args) => {
        const [records, most, size] = args;
        for (const parcel of pack(records, { records: most, size })) {
          assert.ok(parcel.records.length <= most);
          assert.ok(sizeOf(parcel.records.slice(0, -1)) < size);
        }
      },
    ),
  );
});

test("parcels depend on the records alone", () => {
  fc.assert(fc.property(batch, (records) => assert.equal(pack(records), pack([...records]))));
});

function destination(parcel: Parcel): string {
  return parcel.kind === "quarantine"
    ? `quarantine ${parcel.shardId} ${parcel.day}`
    : `${parcel.recordType.name} ${parcel.shardId} ${parcel.changeDate}`;
}

function destinationOf(record: Change | Poison): string {
  const { shardId, arrivedAt } = record.arrived;
  return record.kind === "poison"
    ? `quarantine ${shardId} ${new Date(arrivedAt).toISOString().slice(0, 10)}`
    : `${record.recordType.name} ${shardId} ${record.changeDate}`;
}

function sizeOf(records: readonly (Change | Poison)[]): number {
  return records.reduce((size, record) => size + record.arrived.data.length, 0);
}

test.run();
