import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { type ServerCommand, startServer } from "./startServer.js";
import { temporaryFolder } from "./temporaryFolder.js";

/** A server that serves nothing but prints its process, as told, and ends with its input. */
const script = `
  console.log("process " + process.pid);
  process.stdin.on("end", () => process.exit()).resume();
`;

function command(overrides: Partial<ServerCommand> = {}): ServerCommand {
  return {
    name: "server",
    command: process.execPath,
    args: ["-e", script],
    folder: temporaryFolder("server"),
    isReady: (output) => output.includes("process"),
    limitSeconds: 10,
    ...overrides,
  };
}

async function failure(start: Promise<unknown>): Promise<string> {
  return start.then(
    () => "none",
    (error: Error) => error.message,
  );
}

function processOf(output: string): number {
  return Number(/process (\d+)/.exec(output)?.[1]);
}

function isRunning(process_: number): boolean {
  try {
    return process.kill(process_, 0);
  } catch {
    return false;
  }
}

async function untilEnded(process_: number): Promise<boolean> {
  for (let tries = 0; tries < 50 && isRunning(process_); tries++) {
    await sleep(100);
  }
  return !isRunning(process_);
}

test("starts a server and stops it, with its folder", async () => {
  const given = command();
  const server = await startServer(given);
  const pid = processOf(server.output());
  assert.ok(isRunning(pid));
  await server.stop();
  assert.not(isRunning(pid));
  assert.not(existsSync(given.folder));
});

test("says what a server printed that ended before it was ready", async () => {
  const args = ["-e", "console.error('port taken'); process.exit(3)"];
  assert.is(
    await failure(startServer(command({ args, isReady: () => false }))),
    "server ended with exit code 3\nport taken",
  );
});

test("gives a server up that is not ready in time", async () => {
  const given = command({ isReady: () => false, limitSeconds: 0.5 });
  assert.match(await failure(startServer(given)), "server was not ready after 0.5 s");
  assert.not(existsSync(given.folder));
});

test("names a command that does not exist", async () => {
  const given = command({ command: "no-such-server", isReady: () => false });
  assert.match(await failure(startServer(given)), "ENOENT");
});

for (const ending of ["exits", "is killed"]) {
  test(`leaves no server running when the process that started it ${ending}`, async () => {
    const log = join(temporaryFolder("log"), "log");
    const folder = temporaryFolder("server");
    const fixture = fileURLToPath(new URL("fixtures/startsServer.ts", import.meta.url));
    const child = spawn(process.execPath, ["--import", "tsx", fixture, log, folder, ending]);
    const code = await new Promise((resolve) => child.on("exit", resolve));
    assert.is(code, ending === "exits" ? 0 : null);
    assert.ok(await untilEnded(processOf(readFileSync(log, "utf8"))));
  });
}

test.run();
