import type { AttributeMap } from "../codec/AttributeValue.js";
import { ItemStore, type Write } from "./sample/ItemStore.js";
import { Random } from "./sample/Random.js";
import { reviseItem, sampleItem } from "./sample/sampleItem.js";
import { type OddShares, oddItem } from "./sample/sampleOddities.js";
import {
  type Precision,
  partitionKey,
  timeToLive,
  type WireChange,
  wireChange,
} from "./sample/WireChange.js";

/** What changes to make. */
export interface SampleOptions extends OddShares {
  readonly count: number;
  /** The same seed gives the same changes. Default 1. */
  readonly seed?: number;
  /** Default `demand`. */
  readonly tableName?: string;
  /** Time of the first change. Default 2024-05-01T10:00:00Z. */
  readonly start?: Date;
  /** The longest time between two changes, in milliseconds; on average half of it. Default 2000. */
  readonly gap?: number;
  /** Default `mixed`: a stream holds both where its precision was changed. */
  readonly precision?: Precision | "mixed";
  /** Share of changes that come at the same microsecond as the one before. Default 0. */
  readonly ties?: number;
}

/** One change of the sample, with what its stream record says beside the data. */
export interface SampleChange {
  readonly write: Write;
  readonly change: WireChange;
  readonly partitionKey: string;
  /** When the item was written, in microseconds since the epoch, whatever the record's precision. */
  readonly micros: bigint;
}

/**
 * Make a table's life as change records, in the order of the writes: items are inserted, modified,
 * removed, deleted by time to live and inserted again.
 */
export function sampleChanges(options: SampleOptions): SampleChange[] {
  const sample = new Sample(options);
  return Array.from({ length: options.count }, () => sample.next());
}

/** The table a sample writes to, and its clock. */
class Sample {
  readonly #options: SampleOptions;
  readonly #random: Random;
  readonly #store = new ItemStore();
  /** Ids that were inserted; some of their items may be gone. */
  readonly #ids: string[] = [];
  readonly #expiring: AttributeMap[] = [];
  readonly #removed: AttributeMap[] = [];
  #micros: bigint;
  #started = false;

  constructor(options: SampleOptions) {
    this.#options = options;
    this.#random = new Random(options.seed ?? 1);
    const start = options.start ?? new Date("2024-05-01T10:00:00Z");
    this.#micros = BigInt(start.getTime()) * 1000n;
  }

  next(): SampleChange {
    this.#tick();
    return this.#expire() ?? this.#remove() ?? this.#modify() ?? this.#insert();
  }

  #tick(): void {
    const tie = this.#started && this.#random.chance(this.#options.ties ?? 0);
    const gap = BigInt(this.#random.between(1, (this.#options.gap ?? 2000) * 1000));
    if (this.#started && !tie) this.#micros += gap;
    this.#started = true;
  }

  #expire(): SampleChange | undefined {
    const [oldest] = this.#expiring;
    if (oldest === undefined || expiry(oldest) * 1_000_000n > this.#micros) return undefined;
    this.#expiring.shift();
    const current = this.#store.get(oldest);
    return current?.expiresAt?.N === oldest.expiresAt?.N ? this.#removal(oldest, true) : undefined;
  }

  #remove(): SampleChange | undefined {
    if (this.#store.size < 2 || !this.#random.chance(0.08)) return undefined;
    return this.#removal(this.#anyItem(), false);
  }

  #modify(): SampleChange | undefined {
    if (this.#store.size === 0 || !this.#random.chance(0.55)) return undefined;
    return this.#put(reviseItem(this.#random, this.#anyItem()));
  }

  #insert(): SampleChange {
    const again = this.#random.chance(0.1) ? this.#removed.pop()?.id?.S : undefined;
    const at = new Date(Number(this.#micros / 1000n));
    const item = sampleItem(this.#random, again ?? newId(this.#random), at);
    this.#ids.push(item.id?.S ?? "");
    if (item.expiresAt) this.#expiring.push(item);
    return this.#put(item);
  }

  #put(item: AttributeMap): SampleChange {
    const written = oddItem(this.#random, item, this.#options);
    return this.#change(this.#store.put(written), false);
  }

  #anyItem(): AttributeMap {
    for (;;) {
      const place = this.#random.below(this.#ids.length);
      const item = this.#store.get({ id: { S: this.#ids[place] ?? "" } });
      if (item) return item;
      this.#ids.splice(place, 1);
    }
  }

  #removal(item: AttributeMap, byTimeToLive: boolean): SampleChange | undefined {
    const write = this.#store.remove(item);
    if (write === undefined) return undefined;
    if (!byTimeToLive) this.#removed.push(item);
    return this.#change(write, byTimeToLive);
  }

  #change(write: Write, byTimeToLive: boolean): SampleChange {
    const change = wireChange(write, {
      tableName: this.#options.tableName ?? "demand",
      eventId: this.#random.uuid(),
      micros: this.#micros,
      precision: this.#precision(),
      userIdentity: byTimeToLive ? timeToLive : null,
    });
    return { write, change, partitionKey: partitionKey(write.keys), micros: this.#micros };
  }

  #precision(): Precision {
    const wanted = this.#options.precision ?? "mixed";
    if (wanted !== "mixed") return wanted;
    return this.#random.chance(0.7) ? "MICROSECOND" : "MILLISECOND";
  }
}

function expiry(item: AttributeMap): bigint {
  return BigInt(item.expiresAt?.N ?? "0");
}

function newId(random: Random): string {
  const system = random.pick(["HOST", "HOST", "TMR", "MFX", "ARCHTICS", "LEGACY"]);
  return `${system}.${random.hex(8)}`;
}
