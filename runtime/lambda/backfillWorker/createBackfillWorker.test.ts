import { suite } from "uvu";
import * as assert from "uvu/assert";
import { MemoryObjects } from "../../../test/support/MemoryObjects.js";
import { orderImage } from "../../../test/support/orderChanges.js";
import { orderRecordType } from "../../../test/support/orderRecordType.js";
import { RecordingLog } from "../../../test/support/RecordingLog.js";
import { itemLines, writeExport } from "../../../test/support/tableExport.js";
import type { Services } from "../../services.js";
import type { BackfillAnswer } from "./BackfillTask.js";
import { createBackfillWorker } from "./createBackfillWorker.js";

const test = suite();

function services(archive = new MemoryObjects()) {
  return {
    config: {
      environment: "test",
      tables: { orders: { recordTypes: ["Order"], ignored: [] } },
      bucket: "archive",
      prefix: "",
      formats: ["parquet"],
      parquetCompression: "snappy",
      projectionStart: "2024-01-01",
    },
    storage: archive,
    log: new RecordingLog(),
    metrics: { publish: () => {} },
  } satisfies Services;
}

function contextOf(millis: () => number = () => 60_000) {
  return { awsRequestId: "request-1", getRemainingTimeInMillis: millis };
}

const orders = (count: number) =>
  Array.from({ length: count }, (_, index) => orderImage(`order-${index}`));

async function problemOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => "",
    (error: unknown) => String(error),
  );
}

async function exported(fixture: Partial<Parameters<typeof writeExport>[1]> = {}) {
  const bucket = new MemoryObjects();
  const { folder, entries, keys } = await writeExport(bucket, {
    tableName: "orders",
    files: [itemLines(orders(3))],
    ...fixture,
  });
  const [file] = entries;
  return { bucket, keys, input: JSON.parse(JSON.stringify({ export: folder, file })) };
}

test("a file is delivered, and the answer says so", async () => {
  const { bucket, input } = await exported();
  const own = services();
  const handler = createBackfillWorker({ Order: orderRecordType }, own, bucket);
  const answer = await handler(input, contextOf());
  assert.is(answer.done, true);
  assert.is(answer.progress.lines, 3);
  assert.is(answer.progress.counts.delivered, 3);
  assert.is(own.storage.objects.size, 1);
  assert.match(
    [...own.storage.objects.keys()][0] ?? "",
    /^order\/parquet\/change_date=2024-05-01\/export-/,
  );
});

test("a file that is delivered again changes nothing", async () => {
  const { bucket, input } = await exported();
  const own = services();
  const handler = createBackfillWorker({ Order: orderRecordType }, own, bucket);
  await handler(input, contextOf());
  const before = new Map(own.storage.objects);
  const { counts } = (await handler(input, contextOf())).progress;
  assert.equal([counts.stored, counts.existing], [0, 1]);
  assert.equal(own.storage.objects, before);
});

test("a worker whose time runs out answers with the next task, and that goes on", async () => {
  const { bucket, input } = await exported({ files: [itemLines(orders(25_000))] });
  const own = services();
  const handler = createBackfillWorker({ Order: orderRecordType }, own, bucket);
  const answers: BackfillAnswer[] = [];
  for (let next: unknown = input; ; ) {
    const stored = own.storage.objects.size;
    const time = () => (own.storage.objects.size > stored ? 0 : 60_000);
    const answer = await handler(JSON.parse(JSON.stringify(next)), contextOf(time));
    answers.push(answer);
    if (answer.done) break;
    next = answer;
  }
  assert.equal(
    answers.map(({ progress }) => progress.lines),
    [10_000, 20_000, 25_000],
  );
  assert.is(answers.at(-1)?.progress.counts.delivered, 25_000);
  assert.is(own.storage.objects.size, 3);
});

test("a worker without time for one batch fails, and does not go round in circles", async () => {
  const { bucket, input } = await exported();
  const handler = createBackfillWorker({ Order: orderRecordType }, services(), bucket);
  assert.match(
    await problemOf(
      handler(
        input,
        contextOf(() => 0),
      ),
    ),
    "more memory or time",
  );
});

test("storage that refuses is an error, so that the task comes again", async () => {
  const { bucket, input } = await exported();
  const own = services();
  own.storage.fault = () => "refused";
  const handler = createBackfillWorker({ Order: orderRecordType }, own, bucket);
  assert.match(await problemOf(handler(input, contextOf())), "StorageError");
});

test("a file with fewer lines than its manifest says is an error", async () => {
  const { bucket, input } = await exported();
  const handler = createBackfillWorker({ Order: orderRecordType }, services(), bucket);
  const short = { ...input, file: { ...input.file, itemCount: 4 } };
  assert.match(await problemOf(handler(short, contextOf())), "3 lines where the manifest says 4");
});

test("nothing of a file with other bytes than its manifest says is delivered", async () => {
  const { bucket, input, keys } = await exported();
  const own = services();
  const [key = ""] = keys;
  bucket.objects.set(
    key,
    Buffer.concat([bucket.objects.get(key) ?? Buffer.alloc(0), Buffer.of(0)]),
  );
  const handler = createBackfillWorker({ Order: orderRecordType }, own, bucket);
  assert.match(await problemOf(handler(input, contextOf())), "MD5");
  assert.is(own.storage.objects.size, 0);
});

test("an export of a table that the configuration does not name is an error", async () => {
  const { bucket, input } = await exported({ tableName: "others" });
  const handler = createBackfillWorker({ Order: orderRecordType }, services(), bucket);
  assert.match(await problemOf(handler(input, contextOf())), "no table others");
});

for (const [name, input, problem] of [
  ["no object", [], "the input: expected an object"],
  ["no export", { file: {} }, "export: expected"],
  ["no file", { export: "a" }, "file: expected an object"],
  ["a file without a key", { export: "a", file: { itemCount: 1 } }, "dataFileS3Key is no key"],
  [
    "progress that is none",
    {
      export: "a",
      file: { itemCount: 1, dataFileS3Key: "k" },
      progress: { counts: {}, lines: -1 },
    },
    "progress.lines",
  ],
] as const) {
  test(`a task is refused that has ${name}`, async () => {
    const handler = createBackfillWorker(
      { Order: orderRecordType },
      services(),
      new MemoryObjects(),
    );
    assert.match(await problemOf(handler(input, contextOf())), problem);
  });
}

test.run();
