import { Random } from "../../../runtime/demand/sample/Random.js";
import { type SampleChange, sampleChanges } from "../../../runtime/demand/sampleChanges.js";
import { createDeliveryWorker } from "../../../runtime/lambda/deliveryWorker/createDeliveryWorker.js";
import { demandRecordTypes } from "../../../runtime/recordTypes.js";
import {
  type Captured,
  captureChanges,
  type Source,
  sourcesOf,
} from "../eventSource/captureChanges.js";
import { EventSourceMapping } from "../eventSource/EventSourceMapping.js";
import type { Journal } from "../eventSource/Journal.js";
import { KinesisStream } from "../eventSource/KinesisStream.js";
import { poisonSource } from "../eventSource/poisonSource.js";
import { type PutFault, VirtualStorage } from "../eventSource/VirtualStorage.js";
import { poisons } from "../records/poisons.js";
import type { Scenario } from "./Scenario.js";
import { testServices } from "./testServices.js";

/** What came onto the stream, what Lambda did with it, and what was stored. */
export interface Simulation {
  readonly captured: readonly Captured[];
  readonly journal: Journal;
  readonly storage: VirtualStorage;
}

/** Run the delivery worker on a simulated event source and storage; a scenario has one outcome. */
export async function simulateDelivery(scenario: Scenario): Promise<Simulation> {
  const { seed, settings, trouble, formats } = scenario;
  // Not the seed of the changes, or the ids of renamed copies would be those of changes.
  const random = new Random(~seed);
  const stream = new KinesisStream({ shards: 2, seed });
  const { captured } = fill(stream, scenario, random);
  const storage = new VirtualStorage({
    latency: () => random.between(5, 200),
    fault: () => (random.chance(trouble) ? putFault(random) : undefined),
  });
  const worker = createDeliveryWorker(demandRecordTypes, testServices(storage, { formats }));
  const mapping = new EventSourceMapping({
    stream,
    seed,
    settings,
    virtualTimers: true,
    handler(event, context, clock) {
      storage.useClock(clock);
      return worker(event, context);
    },
    faults: {
      throttled: () => random.chance(trouble / 5),
      answerLost: () => random.chance(trouble / 5),
      killedAfter: () => (random.chance(trouble / 5) ? random.below(400) : undefined),
      recut: () => random.chance(0.5),
    },
  });
  await mapping.run();
  return { captured, journal: mapping.journal, storage };
}

function fill(stream: KinesisStream, { seed, count, split }: Scenario, random: Random) {
  const shares = { misfits: 0.05, unknown: 0.1, inexact: 0.1, ties: 0.2 };
  const changes = sampleChanges({ count, seed, ...shares });
  const sources = [...sourcesOf(changes), ...somePoison(changes, random)];
  const at = Number((changes[count >> 1]?.micros ?? 0n) / 1000n);
  const splitFirst = { at, run: () => stream.split(stream.shards[0] as never, at) };
  const events = split ? [splitFirst] : [];
  const odds = { late: 0.2, duplicates: 0.1, renamed: 0.3 };
  return captureChanges(stream, sources, { random, events, ...odds });
}

function somePoison(changes: readonly SampleChange[], random: Random): Source[] {
  const [first] = changes as [SampleChange, ...SampleChange[]];
  return poisons(first.change, new Date(Number(first.micros / 1000n)))
    .filter(() => random.chance(0.05))
    .map((each) => poisonSource(each, first.micros + BigInt(random.below(60_000_000))));
}

function putFault(random: Random): PutFault {
  return random.pick<PutFault>([
    { kind: "refused" },
    { kind: "answer lost" },
    { kind: "slow", milliseconds: random.between(1000, 70_000) },
    { kind: "hanging", stored: random.chance(0.5) },
  ]);
}
