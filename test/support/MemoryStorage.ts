import type { PutOptions, PutResult, Storage } from "../../runtime/delivery/Storage.js";

/** What goes wrong with a put. */
export type PutFault =
  /** Refused, and nothing stored. */
  | "refused"
  /** Stored, but the answer is lost. */
  | "answer lost"
  /** No answer, and nothing stored; it does not heed the signal. */
  | "hang";

/** A storage in memory, which fails where it is told to. */
export class MemoryStorage implements Storage {
  readonly objects = new Map<string, Uint8Array>();
  /** How many puts there were. */
  puts = 0;
  /** Decides what goes wrong with the next put. */
  fault: (key: string) => PutFault | undefined = () => undefined;

  async put(key: string, bytes: Uint8Array, _options: PutOptions): Promise<PutResult> {
    this.puts++;
    const fault = this.fault(key);
    if (fault === "hang") return new Promise(() => {});
    if (fault === "refused") throw new Error("refused");
    const exists = this.objects.has(key);
    if (!exists) this.objects.set(key, bytes);
    if (fault === "answer lost") throw new Error("the answer is lost");
    return exists ? "exists" : "stored";
  }

  /** Give an object's text. */
  text(key: string): string {
    return Buffer.from(this.objects.get(key) ?? []).toString();
  }
}
