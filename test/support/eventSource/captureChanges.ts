import type { Random } from "../../../runtime/demand/sample/Random.js";
import { changeBytes } from "../../../runtime/demand/sample/WireChange.js";
import type { SampleChange } from "../../../runtime/demand/sampleChanges.js";
import type { KinesisStream } from "./KinesisStream.js";
import type { StreamRecord } from "./Shard.js";

/** Something that is to come onto the stream. */
export interface Source {
  /** The change; unset for data that is none. */
  readonly change?: SampleChange;
  readonly partitionKey: string;
  readonly data: Uint8Array;
  readonly dataText?: string;
  /** When it is written, in microseconds since the epoch. */
  readonly micros: bigint;
}

/** What DynamoDB may do between a write and the stream. */
export interface CaptureOptions {
  readonly random: Random;
  /** The shortest and the longest time from write to stream, in milliseconds. Default [50, 250]. */
  readonly latency?: readonly [number, number];
  /** Share of records that come late, by up to `lateness` milliseconds. Default 0. */
  readonly late?: number;
  /** Default 5000. */
  readonly lateness?: number;
  /** Share of records that come twice. Default 0. */
  readonly duplicates?: number;
  /** Share of the duplicates that have an event id of their own: undocumented. Default 0. */
  readonly renamed?: number;
  /** What happens to the stream meanwhile: time in milliseconds → what to do. */
  readonly events?: readonly StreamEvent[];
}

/** Something done to the stream at a time, such as a split. */
export interface StreamEvent {
  readonly at: number;
  readonly run: (stream: KinesisStream, at: number) => unknown;
}

/** A source and its record. */
export interface Captured {
  readonly source: Source;
  readonly record: StreamRecord;
  /** Set where the same source came before. */
  readonly again: boolean;
}

/** What came onto the stream, in that order, and what was too large for it. */
export interface Capture {
  readonly captured: readonly Captured[];
  readonly skipped: readonly Source[];
}

/** Make sources of sample changes. */
export function sourcesOf(changes: readonly SampleChange[]): Source[] {
  return changes.map((change) => ({
    change,
    partitionKey: change.partitionKey,
    data: changeBytes(change.change),
    micros: change.micros,
  }));
}

/**
 * Put sources onto a stream as DynamoDB does: some late, so that even one item's changes are out of
 * order, some twice, and without a word about those that are larger than the stream takes.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/kds.html
 */
export function captureChanges(
  stream: KinesisStream,
  sources: readonly Source[],
  options: CaptureOptions,
): Capture {
  const captured: Captured[] = [];
  const skipped = sources.filter((source) => !stream.takes(source));
  const arrivals = sources
    .filter((source) => stream.takes(source))
    .flatMap((source) => arrivalsOf(source, options))
    .map(({ source, at, again }) => ({
      at,
      run: () => captured.push({ source, again, record: stream.put({ ...source, at }) }),
    }));
  const timeline = [...arrivals, ...(options.events ?? [])].sort((a, b) => a.at - b.at);
  for (const { at, run } of timeline) run(stream, at);
  return { captured, skipped };
}

interface Arrival {
  readonly source: Source;
  readonly at: number;
  readonly again: boolean;
}

function arrivalsOf(source: Source, options: CaptureOptions): Arrival[] {
  const { random, duplicates = 0, renamed = 0 } = options;
  const first = { source, at: arrivalOf(source, options), again: false };
  if (!random.chance(duplicates)) return [first];
  const twin = random.chance(renamed) ? withOtherId(source, random) : source;
  const second = { source: twin, at: arrivalOf(source, options), again: true };
  return first.at <= second.at
    ? [first, second]
    : [
        { ...second, again: false },
        { ...first, again: true },
      ];
}

function arrivalOf({ micros }: Source, options: CaptureOptions): number {
  const { random, latency = [50, 250], late = 0, lateness = 5000 } = options;
  const extra = random.chance(late) ? random.between(0, lateness) : 0;
  return Number(micros / 1000n) + random.between(...latency) + extra;
}

function withOtherId(source: Source, random: Random): Source {
  if (source.change === undefined) return source;
  const change = { ...source.change.change, eventID: random.uuid() };
  return { ...source, change: { ...source.change, change }, data: changeBytes(change) };
}
