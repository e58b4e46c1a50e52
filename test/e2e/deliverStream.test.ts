/**
 * The way of thousands of records: a Kinesis server with several shards, the packed function in
 * processes of its own, an S3 server with faults; and at the end the tables, read by DuckDB.
 */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { Random } from "../../runtime/demand/sample/Random.js";
import { compareTables } from "../support/e2e/compareTables.js";
import { LocalPipeline } from "../support/e2e/LocalPipeline.js";
import { makeSource, type Source } from "../support/e2e/Source.js";
import { silence, storageFaults } from "../support/e2e/storageFaults.js";
import type { Faults } from "../support/s3/Fault.js";

const test = suite();
let pipeline: LocalPipeline | undefined;

test.after(() => pipeline?.stop());

test("all that was put onto the stream is in the tables, once and unchanged", async () => {
  const source = makeSource(3000, 7);
  pipeline = await LocalPipeline.start({
    shards: 3,
    batchSize: 200,
    timeout: 10_000,
    faults: withDisasters(storageFaults(new Random(7), 0.15)),
  });
  await pipeline.put(source.records);
  await pipeline.drain();
  assert.equal(await compareTables(pipeline.archive, source, pipeline.passed), {
    changes: 3000,
    latest: new Set(latestIds(source)).size,
    quarantined: source.poison,
    differences: [],
  });
  assert.ok(pipeline.invocations.died > 0, "no process was killed");
  assert.ok(pipeline.invocations.partial > 0, "no batch was delivered in part");
  assert.is(pipeline.invocations["timed out"], 0);
  assert.is(pipeline.invocations.threw, 0);
  assert.ok(pipeline.s3.objects("archive").every(({ writes }) => writes === 1));
});

/** The ids of the items that are there at the end. */
function latestIds({ changes }: Source): string[] {
  const last = new Map(changes.map(({ write }) => [write.keys.id?.S ?? "", write.eventName]));
  return [...last].filter(([, name]) => name !== "REMOVE").map(([id]) => id);
}

const deadlyPuts = [5, 12, 19];
/** After the others, so that nobody dies of them who waits for this one. */
const silentPut = 26;

/** One put is never answered, and in some the process that asks is killed. */
function withDisasters(others: Faults): Faults {
  let puts = 0;
  return (request) => {
    if (request.operation !== "PutObject") return undefined;
    puts++;
    if (deadlyPuts.includes(puts)) pipeline?.kill(shardOf(request.key));
    return puts === silentPut ? silence : others(request);
  };
}

function shardOf(key: string): number {
  return Number(/shardId-(\d+)/.exec(key)?.[1]);
}

test.run();
