import { Random } from "../../../runtime/demand/sample/Random.js";
import type { WireChange } from "../../../runtime/demand/sample/WireChange.js";
import { type SampleChange, sampleChanges } from "../../../runtime/demand/sampleChanges.js";
import { captureChanges, sourcesOf } from "../../support/eventSource/captureChanges.js";
import { KinesisStream } from "../../support/eventSource/KinesisStream.js";
import { poisonSource } from "../../support/eventSource/poisonSource.js";
import type { Shard, StreamRecord } from "../../support/eventSource/Shard.js";
import type { Poison } from "../../support/records/Poison.js";
import { poisons } from "../../support/records/poisons.js";

/** A demand table's life on a stream. */
export interface DemandStream {
  readonly stream: KinesisStream;
  /** In the order in which they came onto the stream; some came twice. */
  readonly changes: readonly StreamedRecord[];
  readonly poisons: readonly PoisonedRecord[];
}

/** A change and the record that carries it. */
export interface StreamedRecord extends SampleChange {
  readonly record: StreamRecord;
}

/** Poison and the record that is it. */
export interface PoisonedRecord {
  readonly poison: Poison;
  readonly record: StreamRecord;
}

const start = new Date("2024-05-01T12:00:00Z");
/** When the stream takes the changes: all within a minute, so that batches are full. */
const arrival = Date.UTC(2024, 4, 4);

/**
 * Make some thousand changes of three days, of all oddities, on a stream that splits a shard
 * meanwhile; they come late and twice, and poison is among them.
 */
export function demandStream(count: number): DemandStream {
  const random = new Random(7);
  const stream = new KinesisStream({ shards: 2, createdAt: arrival });
  const sample = withTies(
    sampleChanges({
      ...{ count, start, gap: (80 * 3_600_000) / count },
      ...{ misfits: 0.05, inexact: 0.05, unknown: 0.1 },
    }),
    random,
  );
  const [first] = sample as [SampleChange, ...SampleChange[]];
  const poison = poisons(first.change, new Date(arrival));
  const sources = [
    ...sourcesOf(sample).map((source, index) => ({ ...source, micros: arrivalOf(index, count) })),
    ...poison.map((each, index) => poisonSource(each, arrivalOf(index, poison.length))),
  ];
  const splitAt = arrival + 30_000;
  const { captured } = captureChanges(stream, sources, {
    ...{ random, late: 0.1, lateness: 20_000, duplicates: 0.05, renamed: 0.3 },
    events: [{ at: splitAt, run: () => stream.split(stream.shards[0] as Shard, splitAt) }],
  });
  return {
    stream,
    changes: captured.flatMap(({ source: { change }, record }) =>
      change === undefined ? [] : [{ ...change, record }],
    ),
    poisons: captured.flatMap(({ source, record }) =>
      poison
        .filter(({ name }) => source.change === undefined && name === source.partitionKey)
        .map((each) => ({ poison: each, record })),
    ),
  };
}

/** Let some items change twice in one moment: the later change takes the time of the one before. */
function withTies(sample: readonly SampleChange[], random: Random): SampleChange[] {
  const newest = new Map<string, WireChange>();
  return sample.map((change) => {
    const before = newest.get(change.partitionKey);
    const tied = before && random.chance(0.3) ? atTimeOf(before, change) : change;
    newest.set(change.partitionKey, tied.change);
    return tied;
  });
}

function atTimeOf(before: WireChange, it: SampleChange): SampleChange {
  const { ApproximateCreationDateTimePrecision: _, ...images } = it.change.dynamodb;
  const { ApproximateCreationDateTime, ApproximateCreationDateTimePrecision } = before.dynamodb;
  const precision = ApproximateCreationDateTimePrecision && {
    ApproximateCreationDateTimePrecision,
  };
  return {
    ...it,
    change: { ...it.change, dynamodb: { ...images, ApproximateCreationDateTime, ...precision } },
  };
}

/** Spread arrivals evenly over a minute; in microseconds. */
function arrivalOf(index: number, count: number): bigint {
  return BigInt(arrival + Math.floor((index * 60_000) / count)) * 1000n;
}
