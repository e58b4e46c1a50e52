import { Random } from "../../../runtime/demand/sample/Random.js";
import type { Batch, Outcome } from "./Batch.js";
import { type FunctionSettings, type Handler, invoke } from "./invoke.js";
import { type Invocation, Journal } from "./Journal.js";
import type { KinesisStream } from "./KinesisStream.js";
import { kinesisEvent } from "./kinesisEvent.js";
import type { Work } from "./Lane.js";
import { Lanes } from "./Lanes.js";
import type { MappingFaults } from "./MappingFaults.js";
import { type MappingSettings, mappingSettings } from "./MappingSettings.js";
import { type DiscardReason, type OnFailureObject, onFailureObject } from "./onFailureObject.js";
import { retryDelay } from "./retryDelay.js";
import { settle } from "./settle.js";
import { splitByAge } from "./splitByAge.js";

export interface MappingOptions {
  readonly stream: KinesisStream;
  readonly handler: Handler;
  readonly settings?: Partial<MappingSettings>;
  readonly faults?: MappingFaults;
  /** The function's time limit in milliseconds. Default 60,000. */
  readonly timeout?: number;
  /**
   * Whether the function's own `setTimeout` is the clock's. For a function whose storage is in
   * memory; one that talks to a real server needs real timers. Default false.
   */
  readonly virtualTimers?: boolean;
  /** Takes on-failure objects; the journal has them in any case. */
  readonly onFailure?: (object: OnFailureObject) => unknown;
  readonly seed?: number;
}

/**
 * Lambda's event source mapping of a Kinesis stream, in virtual time: it reads every shard from its
 * oldest record on, cuts batches, calls the function, and retries, bisects and gives up by the
 * rules that AWS documents. Invocations are run one after another in real time, in the order of
 * their virtual starts, so a run depends on nothing but its options.
 */
export class EventSourceMapping {
  readonly journal = new Journal();
  readonly #options: MappingOptions;
  readonly #settings: MappingSettings;
  readonly #function: FunctionSettings;
  readonly #lanes: Lanes;
  readonly #random: Random;
  readonly #mappingId: string;

  constructor(options: MappingOptions) {
    const arn = "arn:aws:lambda:eu-west-1:123456789012:function:delivery-worker";
    this.#options = options;
    this.#settings = mappingSettings(options.settings ?? {});
    const { timeout = 60_000, virtualTimers = false } = options;
    this.#function = { arn, timeout, virtualTimers };
    this.#lanes = new Lanes(options.stream, this.#settings);
    this.#random = new Random(options.seed ?? 1);
    this.#mappingId = this.#random.uuid();
  }

  /** Work until every record on the stream has its fate. */
  async run(): Promise<void> {
    for (let work = this.#lanes.next(); work; work = this.#lanes.next()) await this.#do(work);
  }

  async #do(work: Work): Promise<void> {
    const { lane, at } = work;
    lane.begin(work);
    lane.freeAt = at;
    if (work.tooLarge) {
      await this.#discard(work.batch, "payload", at);
    } else {
      const batch = await this.#dropOld(work);
      if (batch.records.length > 0) await this.#call({ ...work, batch });
    }
  }

  async #dropOld({ batch, at }: Work): Promise<Batch> {
    const seconds = this.#settings.maximumRecordAgeInSeconds;
    const [lost, readable] = splitByAge(batch.records, at, this.#options.stream.retention);
    const [old, records] = splitByAge(readable, at, seconds < 0 ? -1 : seconds * 1000);
    this.journal.settle(lost, "expired");
    if (old.length > 0) await this.#discard({ ...batch, records: old }, "age", at);
    return { ...batch, records };
  }

  async #call(work: Work): Promise<void> {
    const invocation = await this.#invoke(work, this.journal.invocations.length + 1);
    this.journal.invocations.push(invocation);
    work.lane.freeAt = invocation.end;
    const settlement = settle(work.batch, outcomeOf(invocation), this.#settings);
    this.journal.settle(settlement.passed, "passed");
    this.#retry(work, invocation, settlement.retry);
    if (settlement.discarded) {
      await this.#discard(settlement.discarded, "retries", invocation.end);
    }
  }

  #retry({ lane }: Work, { number, end }: Invocation, retry: readonly Batch[]): void {
    const [first, second] = retry;
    if (first === undefined) return;
    const notBefore = end + retryDelay(first);
    const recut = second === undefined && this.#options.faults?.recut?.(number);
    if (recut) lane.rewind(first, notBefore);
    else lane.retry(retry, notBefore);
  }

  async #invoke({ lane, batch, at }: Work, number: number): Promise<Invocation> {
    const { faults = {}, handler, stream } = this.#options;
    const { records } = batch;
    const requestId = this.#random.uuid();
    const call = { number, requestId, shardId: lane.shard.id, lane: lane.index, records };
    if (faults.throttled?.(number)) return { ...call, start: at, end: at, ending: "throttled" };
    const event = kinesisEvent(stream.arn, records);
    const killedAfter = faults.killedAfter?.(number);
    const invoked = await invoke(handler, event, this.#function, { at, requestId, killedAfter });
    const lost = invoked.ending === "answered" && faults.answerLost?.(number);
    return { ...call, start: at, ...invoked, ...(lost && { ending: "answer lost" }) };
  }

  async #discard(batch: Batch, reason: DiscardReason, at: number): Promise<void> {
    const object = onFailureObject(batch, {
      reason,
      at: new Date(at),
      streamArn: this.#options.stream.arn,
      functionArn: this.#function.arn,
      mappingId: this.#mappingId,
      requestId: this.#random.uuid(),
    });
    this.journal.settle(batch.records, "on failure");
    this.journal.discarded.push({ ...object, reason, records: batch.records });
    await this.#options.onFailure?.(object);
  }
}

function outcomeOf({ ending, response }: Invocation): Outcome {
  if (ending === "answered") return { kind: "answered", response };
  const unknown = ending === "throttled" || ending === "answer lost";
  return { kind: unknown ? "service error" : "failed" };
}
