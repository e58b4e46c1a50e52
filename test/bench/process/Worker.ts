import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { functionOptions } from "../../support/functionOptions.js";
import type { Visit, VisitResult } from "./Visit.js";

/** How a process that answers visits is started. */
export interface WorkerCommand {
  readonly command: string;
  readonly args: readonly string[];
  /** Added to the environment of this process. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** A process that runs what is measured, whenever it is asked to, as Lambda would start it. */
export class Worker {
  readonly #child: ChildProcess;
  readonly #lines: AsyncIterator<string>;
  readonly #ended: Promise<unknown>;
  #problems = "";

  constructor({ command, args, environment }: WorkerCommand) {
    const env = { ...process.env, NODE_OPTIONS: functionOptions, ...environment };
    this.#child = spawn(command, args, { stdio: "pipe", env });
    this.#child.stderr?.on("data", (text) => {
      this.#problems += text;
    });
    this.#ended = new Promise((resolve) => this.#child.once("close", resolve));
    // What it complains of is told when it does not answer.
    this.#child.stdin?.on("error", () => {});
    const input = this.#child.stdout as NodeJS.ReadableStream;
    this.#lines = createInterface({ input })[Symbol.asyncIterator]();
  }

  /** @throws Error with what the process has complained of, where it ends without an answer */
  async visit(visit: Visit): Promise<VisitResult> {
    this.#child.stdin?.write(`${JSON.stringify(visit)}\n`);
    const { value, done } = await this.#lines.next();
    if (!done) return JSON.parse(value);
    await this.#ended;
    throw new Error(`${this.#child.spawnargs.join(" ")} ended:\n${this.#complaint()}`);
  }

  /** A bundle's line of code, which Node shows with an error, would hide all else. */
  #complaint(): string {
    return this.#problems
      .split("\n")
      .filter((line) => line.length < 1000)
      .join("\n");
  }

  /** Let the process end. */
  async end(): Promise<void> {
    this.#child.stdin?.end();
    await this.#ended;
  }
}
