import type { PutOptions, PutResult, Storage } from "../../../runtime/delivery/Storage.js";
import type { VirtualClock } from "./VirtualClock.js";

/** What goes wrong with one put. Times are in milliseconds of the virtual clock. */
export type PutFault =
  /** Nothing is stored, and the caller is told: throttled, or an error of the service. */
  | { readonly kind: "refused" }
  /** The object is stored, and the caller is told that it is not known. */
  | { readonly kind: "answer lost" }
  /** Takes longer than others. */
  | { readonly kind: "slow"; readonly milliseconds: number }
  /** Never answered, the object stored or not. */
  | { readonly kind: "hanging"; readonly stored: boolean };

/** A put and what became of it. */
export interface LoggedPut {
  readonly key: string;
  readonly bytes: Uint8Array;
  readonly result: PutResult | "refused" | "answer lost" | "aborted";
}

export interface VirtualStorageOptions {
  /** Milliseconds that the next put takes. Default 20. */
  readonly latency?: () => number;
  /** Asked with the number of the put, which counts from 1. */
  readonly fault?: (put: number) => PutFault | undefined;
}

/**
 * Storage in memory whose puts take virtual time, with faults. An object is there as a whole or not
 * at all, at the end of its put; the clock is that of the invocation under way.
 */
export class VirtualStorage implements Storage {
  readonly objects = new Map<string, Uint8Array>();
  /** Puts that came to an end, in that order. */
  readonly puts: LoggedPut[] = [];
  readonly #options: VirtualStorageOptions;
  #clock: VirtualClock | undefined;
  #count = 0;

  constructor(options: VirtualStorageOptions = {}) {
    this.#options = options;
  }

  /** Take a clock for the puts to come. */
  useClock(clock: VirtualClock): void {
    this.#clock = clock;
  }

  async put(key: string, bytes: Uint8Array, { signal }: PutOptions): Promise<PutResult> {
    const fault = this.#options.fault?.(++this.#count);
    const copy = Uint8Array.from(bytes);
    if (fault?.kind === "hanging" && fault.stored) this.#settle(key, copy, fault);
    const result = (await this.#transfer(fault, signal))
      ? this.#settle(key, copy, fault)
      : "aborted";
    this.puts.push({ key, bytes: copy, result });
    if (result === "stored" || result === "exists") return result;
    throw new Error(`put ${result}`);
  }

  /** Wait for the put's time to pass; false where the caller gave up before. */
  #transfer(fault: PutFault | undefined, signal: AbortSignal | undefined): Promise<boolean> {
    const slow = fault?.kind === "slow" ? fault.milliseconds : 0;
    const duration = (this.#options.latency?.() ?? 20) + slow;
    return new Promise((resolve) => {
      if (signal?.aborted) return resolve(false);
      signal?.addEventListener("abort", () => resolve(false), { once: true });
      if (fault?.kind !== "hanging") this.#theClock().setTimer(() => resolve(true), duration);
    });
  }

  #settle(key: string, bytes: Uint8Array, fault: PutFault | undefined): LoggedPut["result"] {
    if (fault?.kind === "refused") return "refused";
    const exists = this.objects.has(key);
    if (!exists) this.objects.set(key, bytes);
    if (fault?.kind === "answer lost") return "answer lost";
    return exists ? "exists" : "stored";
  }

  #theClock(): VirtualClock {
    if (this.#clock === undefined) throw new Error("the storage has no clock");
    return this.#clock;
  }
}
