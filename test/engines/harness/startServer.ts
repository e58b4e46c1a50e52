import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { lastLines } from "../../support/lastLines.js";

/** A server's process. */
export interface ServerProcess {
  /** The file that has all that the server prints. */
  readonly log: string;
  /** Read what the server has printed so far. */
  output(): string;
  /** End the server; also done when this process exits. */
  stop(): Promise<void>;
}

/** A server's command line and how to tell that it serves. */
export interface ServerCommand {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  /** Where it runs and logs; removed when it is stopped. */
  readonly folder: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** Asked again and again until it returns something. */
  readonly isReady: (output: string) => Promise<boolean> | boolean;
  readonly limitSeconds: number;
}

/**
 * Start a server and wait until it serves.
 *
 * It never outlives this process: it is killed at exit, and its standard input is a pipe from this
 * process, at the end of which it has to end by itself, for a process that is killed runs no exit
 * handler. It does not keep this process alive.
 *
 * @throws Error with what the server printed, where it ends or is not ready within its limit
 */
export async function startServer(command: ServerCommand): Promise<ServerProcess> {
  const log = join(command.folder, "server.log");
  const child = spawnServer(command, log);
  const end = () => {
    child.kill("SIGKILL");
    rmSync(command.folder, { recursive: true, force: true });
  };
  process.once("exit", end);
  const server: ServerProcess = {
    log,
    output: () => readFileSync(log, "utf8"),
    stop: async () => {
      process.removeListener("exit", end);
      await ended(child);
      end();
    },
  };
  try {
    await untilReady(command, server, child);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return server;
}

function spawnServer({ command, args, folder, environment }: ServerCommand, log: string) {
  const file = openSync(log, "w");
  const child = spawn(command, args, {
    cwd: folder,
    env: { ...process.env, ...environment },
    stdio: ["pipe", file, file],
  });
  closeSync(file);
  child.unref();
  child.stdin?.on("error", () => {});
  return child;
}

async function untilReady(
  { name, isReady, limitSeconds }: ServerCommand,
  server: ServerProcess,
  child: ChildProcess,
): Promise<void> {
  let failure: string | undefined;
  child.once("error", (error) => {
    failure = error.message;
  });
  child.once("exit", (code, signal) => {
    failure = `ended with ${signal ?? `exit code ${code}`}`;
  });
  const limit = performance.now() + limitSeconds * 1000;
  while (!(await isReady(server.output()))) {
    if (performance.now() > limit) {
      failure = `was not ready after ${limitSeconds} s`;
    }
    if (failure !== undefined) {
      throw new Error(`${name} ${failure}\n${lastLines(server.output(), 40).join("\n")}`);
    }
    await sleep(100);
  }
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) {
    return;
  }
  child.ref();
  await new Promise((resolve) => {
    child.once("exit", resolve);
    child.kill("SIGKILL");
  });
}
