import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import type { KinesisStreamEvent } from "aws-lambda";
import { bundle } from "../../../build/bundle.js";
import { sampleChanges } from "../../../runtime/demand/sampleChanges.js";
import { bundleCommonJs } from "./bundleCommonJs.js";
import { kinesisEventOf } from "./kinesisEventOf.js";

/** The project's folder. */
export const project = fileURLToPath(new URL("../../..", import.meta.url));

/** How much is measured. */
export interface Extent {
  /** Of an event; with 2,500 demand records it nears Lambda's limit of 6 MB. */
  readonly records: number;
  /** Turns that each way takes. */
  readonly rounds: number;
}

/** What is made for measuring: a folder in the project, so that its files find their packages. */
export class Workshop {
  readonly folder: string;
  readonly records: number;
  readonly rounds: number;
  readonly #bundles = new Map<string, Promise<string>>();
  #event: string | undefined;

  constructor({ records, rounds }: Extent) {
    this.records = records;
    this.rounds = rounds;
    const parent = join(project, ".demand-pipeline");
    mkdirSync(parent, { recursive: true });
    this.folder = mkdtempSync(join(parent, "bench-"));
  }

  /**
   * Bundle a module as the functions are bundled, once.
   *
   * @param entry - relative to the project
   * @returns the bundle's path
   */
  bundle(entry: string): Promise<string> {
    const known = this.#bundles.get(entry) ?? this.#bundle(entry);
    this.#bundles.set(entry, known);
    return known;
  }

  /** Give the path of the event that most parts measure. */
  event(): string {
    this.#event ??= this.writeEvent("event.json", this.sampleEvent());
    return this.#event;
  }

  /** Make an event of the sample's first changes. */
  sampleEvent(): KinesisStreamEvent {
    return kinesisEventOf(sampleChanges({ count: this.records }));
  }

  /** Write an event as JSON; gives its path. */
  writeEvent(name: string, event: KinesisStreamEvent): string {
    return this.write(name, JSON.stringify(event));
  }

  /** Write a file into the folder; gives its path. */
  write(name: string, content: string | Uint8Array): string {
    const path = join(this.folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    return path;
  }

  /** Give a file's path as seen from the project. */
  relative(path: string): string {
    return relative(project, path);
  }

  /** Remove the folder. */
  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  async #bundle(entry: string): Promise<string> {
    const name = entry.replaceAll(/[^A-Za-z0-9]+/g, "-");
    if (entry.includes("conventional")) {
      return this.write(join(name, "index.cjs"), await bundleCommonJs(project, entry));
    }
    const entries = await bundle(project, { name, entry });
    for (const { path, bytes } of entries) this.write(join(name, path), bytes);
    return join(this.folder, name, "index.mjs");
  }
}
