import * as fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { lineFormat } from "../../test/support/lineFormat.js";
import { MemoryStorage, type PutFault } from "../../test/support/MemoryStorage.js";
import { arrival, arrivedRecords, dataOf, orderChange } from "../../test/support/orderChanges.js";
import { orderRecordType } from "../../test/support/orderRecordType.js";
import { type ArchiveDelivery, firstFailed, tally } from "../delivery/ArchiveDelivery.js";
import type { Storage } from "../delivery/Storage.js";
import { Deadline } from "../util/Deadline.js";
import type { ArrivedRecord } from "./ArrivedRecord.js";
import { type DeliveryPlan, deliverDemandRecords } from "./deliverDemandRecords.js";
import { Routes } from "./Routes.js";

const day = 86_400_000;
const before = arrival.getTime() - day;

/** What a batch may hold, and what must become of it. */
const kinds = {
  change: { data: (id: string) => dataOf(orderChange(id)), outcome: "delivered" },
  yesterday: {
    data: (id: string) => {
      return dataOf(orderChange(id, { dynamodb: { ApproximateCreationDateTime: before } }));
    },
    outcome: "delivered",
  },
  ignored: {
    data: (id: string) => {
      const NewImage = { id: { S: id }, kind: { S: "audit" } };
      return dataOf(orderChange(id, { dynamodb: { NewImage } }));
    },
    outcome: "ignored",
  },
  poison: { data: () => "%", outcome: "quarantined" },
  foreign: { data: (id: string) => dataOf({ id }), outcome: "quarantined" },
  defect: {
    data: (id: string) => dataOf(orderChange(id, { eventID: `defect ${id}` })),
    outcome: "quarantined",
  },
} as const;
type Kind = keyof typeof kinds;

const tables = {
  orders: { recordTypes: ["Order"], ignored: [{ attribute: "kind", equals: "audit" }] },
};

function planOf(storage: Storage): DeliveryPlan {
  return {
    routes: new Routes(tables, { Order: orderRecordType }),
    projectionStart: "2024-01-01",
    formats: [lineFormat("parquet"), lineFormat("avro", (id) => id.startsWith("defect"))],
    storage,
    limits: { records: 5, size: 8_000_000 },
  };
}

function recordsOf(batch: readonly Kind[]): readonly ArrivedRecord[] {
  return arrivedRecords(batch.map((kind, index) => kinds[kind].data(`id-${index}`)));
}

async function deliver(
  records: readonly ArrivedRecord[],
  storage: Storage,
  millis = Number.POSITIVE_INFINITY,
): Promise<ArchiveDelivery> {
  const end = performance.now() + millis;
  const deadline = new Deadline(() => end - performance.now());
  try {
    return await deliverDemandRecords(records, planOf(storage), deadline);
  } finally {
    deadline.clear();
  }
}

const batches = fc.array(fc.constantFrom(...(Object.keys(kinds) as Kind[])), { maxLength: 30 });
const faults = fc.array(
  fc.constantFrom<(PutFault | undefined)[]>(undefined, undefined, "refused", "answer lost"),
  { maxLength: 20 },
);

function storageWith(script: readonly (PutFault | undefined)[]): MemoryStorage {
  const storage = new MemoryStorage();
  const left = [...script];
  storage.fault = () => left.shift();
  return storage;
}

/** Sequence numbers that are in objects of a place. */
function storedIn(storage: MemoryStorage, place: string): Set<string> {
  const keys = [...storage.objects.keys()].filter((key) => key.startsWith(place));
  const lines = keys.flatMap((key) => storage.text(key).trimEnd().split("\n"));
  return new Set(
    lines.map((line) => (place === "quarantine/" ? JSON.parse(line).change_sequence_number : line)),
  );
}

test("with a sound storage, each record meets the end that its kind deserves", async () => {
  await fc.assert(
    fc.asyncProperty(batches, async (batch) => {
      const { fates, faults } = await deliver(recordsOf(batch), new MemoryStorage());
      assert.equal(
        fates.map(({ outcome }) => outcome),
        batch.map((kind) => kinds[kind].outcome),
      );
      assert.equal(faults, []);
    }),
  );
});

test("whatever the storage does, each record has one outcome, and it is true", async () => {
  await fc.assert(
    fc.asyncProperty(batches, faults, async (batch, script) => {
      const records = recordsOf(batch);
      const storage = storageWith(script);
      const delivery = await deliver(records, storage);
      assert.equal(
        delivery.fates.map(({ arrived }) => arrived),
        records,
      );
      const [parquet, avro, quarantine] = ["order/parquet/", "order/avro/", "quarantine/"].map(
        (place) => storedIn(storage, place),
      );
      delivery.fates.forEach(({ arrived, outcome }, index) => {
        const due = kinds[batch[index] as Kind].outcome;
        assert.ok(outcome === due || (outcome === "failed" && due !== "ignored"));
        if (outcome === "delivered") {
          assert.ok(parquet?.has(arrived.sequenceNumber) && avro?.has(arrived.sequenceNumber));
        }
        if (outcome === "quarantined") assert.ok(quarantine?.has(arrived.sequenceNumber));
      });
      for (const { key } of delivery.objects) assert.ok(storage.objects.has(key));
    }),
  );
});

test("a record fails only if a storage fault is told", async () => {
  await fc.assert(
    fc.asyncProperty(batches, faults, async (batch, script) => {
      const delivery = await deliver(recordsOf(batch), storageWith(script));
      assert.is(tally(delivery).failed > 0, delivery.faults.length > 0);
    }),
  );
});

test("delivering again from the first failed record makes all of them safe", async () => {
  await fc.assert(
    fc.asyncProperty(batches, faults, async (batch, script) => {
      const records = recordsOf(batch);
      const storage = storageWith(script);
      for (let rest = records, turns = 0; rest.length > 0; turns++) {
        const failed = firstFailed(await deliver(rest, storage));
        rest = failed ? rest.slice(rest.indexOf(failed)) : [];
        assert.ok(turns <= script.length);
      }
      const delivered = storedIn(storage, "order/avro/");
      const quarantined = storedIn(storage, "quarantine/");
      batch.forEach((kind, index) => {
        const sequenceNumber = String(100 + index);
        const { outcome } = kinds[kind];
        assert.is(delivered.has(sequenceNumber), outcome === "delivered");
        assert.is(quarantined.has(sequenceNumber), outcome === "quarantined");
      });
    }),
  );
});

test("the same batch again finds every object stored, under the same keys", async () => {
  await fc.assert(
    fc.asyncProperty(batches, async (batch) => {
      const storage = new MemoryStorage();
      const first = await deliver(recordsOf(batch), storage);
      const again = await deliver(recordsOf(batch), storage);
      assert.equal(again.fates, first.fates);
      assert.equal(
        again.objects,
        first.objects.map((object) => ({ ...object, result: "exists" })),
      );
    }),
  );
});

test("a storage that never answers fails its records when the time is over, not later", async () => {
  const storage = new MemoryStorage();
  storage.fault = (key) => (key.includes("avro") ? "hang" : undefined);
  const start = performance.now();
  const delivery = await deliver(recordsOf(["change", "ignored", "poison"]), storage, 60);
  assert.ok(performance.now() - start < 1_000);
  assert.equal(
    delivery.fates.map(({ outcome }) => outcome),
    ["failed", "ignored", "quarantined"],
  );
});

test("once the time is over nothing is stored any more", async () => {
  const storage = new MemoryStorage();
  const delivery = await deliver(recordsOf(["change", "poison", "ignored"]), storage, 0);
  assert.is(storage.puts, 0);
  assert.equal(
    delivery.fates.map(({ outcome }) => outcome),
    ["failed", "failed", "ignored"],
  );
});

test("a quarantine that cannot be stored fails its records", async () => {
  const storage = new MemoryStorage();
  storage.fault = (key) => (key.startsWith("quarantine/") ? "refused" : undefined);
  const delivery = await deliver(recordsOf(["change", "poison", "defect"]), storage);
  assert.equal(
    delivery.fates.map(({ outcome }) => outcome),
    ["delivered", "failed", "failed"],
  );
});

test("a record type that no format writes fails, and is never told to be delivered", async () => {
  const { parquet: _p, avro: _a, ...bare } = orderRecordType;
  const storage = new MemoryStorage();
  const plan = { ...planOf(storage), routes: new Routes(tables, { Order: bare }) };
  const deadline = new Deadline(() => Number.POSITIVE_INFINITY);
  const { fates } = await deliverDemandRecords(recordsOf(["change"]), plan, deadline);
  assert.is(fates[0]?.outcome, "failed");
});

test.run();
