import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

export interface LambdaOptions {
  /** The module that exports `handler`. */
  readonly module: string;
  readonly environment: Readonly<Record<string, string>>;
  /** The function's time limit in milliseconds. */
  readonly timeout: number;
}

/** How an invocation ended. */
export type Invoked =
  | { readonly kind: "answered"; readonly response: unknown }
  | { readonly kind: "failed"; readonly how: "threw" | "timed out" | "died" };

interface Message {
  readonly id?: string;
  readonly ready?: true;
  readonly response?: unknown;
  readonly error?: string;
}

/**
 * One execution environment of a function: a process that takes one event at a time, is killed
 * where its time is up, and is replaced where it died.
 */
export class LambdaProcess {
  readonly #options: LambdaOptions;
  #child: ChildProcess | undefined;
  #invocations = 0;

  constructor(options: LambdaOptions) {
    this.#options = options;
  }

  /** Hand an event to the handler. */
  async invoke(event: unknown): Promise<Invoked> {
    const child = await this.#running();
    const id = `${child.pid}-${++this.#invocations}`;
    const answer = new Promise<Invoked>((resolve) => {
      const onMessage = (message: Message) => message.id === id && end(invokedBy(message));
      const onExit = () => end({ kind: "failed", how: timedOut ? "timed out" : "died" });
      let timedOut = false;
      const timer = setTimeout(() => {
        timedOut = child.kill("SIGKILL");
      }, this.#options.timeout);
      const end = (invoked: Invoked) => {
        clearTimeout(timer);
        child.off("message", onMessage).off("exit", onExit);
        resolve(invoked);
      };
      child.on("message", onMessage).once("exit", onExit);
    });
    child.send({ id, event, deadline: Date.now() + this.#options.timeout });
    return answer;
  }

  /** Kill the process, whatever it is at. */
  kill(): void {
    this.#child?.kill("SIGKILL");
  }

  /** End the process and wait until it is gone. */
  async stop(): Promise<void> {
    const child = this.#child;
    if (child === undefined || hasEnded(child)) return;
    const exit = once(child, "exit");
    child.kill("SIGKILL");
    await exit;
  }

  async #running(): Promise<ChildProcess> {
    if (this.#child && !hasEnded(this.#child)) return this.#child;
    const child = this.#start();
    this.#child = child;
    const [message] = await Promise.race([once(child, "message"), once(child, "exit")]);
    if (message?.ready) return child;
    // A process that was killed while it began is no defect; the next attempt starts another.
    if (child.signalCode === "SIGKILL") return this.#running();
    throw new Error("the function's module cannot be loaded");
  }

  #start(): ChildProcess {
    const { module, environment } = this.#options;
    const bootstrap = fileURLToPath(new URL("lambdaBootstrap.mjs", import.meta.url));
    return spawn(process.execPath, [bootstrap], {
      env: { PATH: process.env.PATH, LAMBDA_MODULE: module, ...environment },
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
  }
}

function invokedBy({ response, error }: Message): Invoked {
  if (error !== undefined) return { kind: "failed", how: "threw" };
  return { kind: "answered", response };
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}
