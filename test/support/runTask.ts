import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const project = fileURLToPath(new URL("../..", import.meta.url));

/** How a task ended, and what it said. */
export interface TaskEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface TaskRun {
  /** Added to the environment. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Sent as soon as `when` says so. */
  readonly signal?: NodeJS.Signals;
  /** Asked again and again while the task runs. */
  readonly when?: () => boolean;
}

/** Run a task in a process of its own, as `npm run task --` does. */
export function runTask(
  argv: readonly string[],
  { environment = {}, signal, when }: TaskRun = {},
): Promise<TaskEnd> {
  const child = spawn(process.execPath, ["--import", "tsx", "runtime/tasks/task.ts", ...argv], {
    cwd: project,
    env: { ...process.env, ...credentials, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [stdout, stderr] = [textOf(child.stdout), textOf(child.stderr)];
  const watch = setInterval(() => {
    if (signal && when?.()) {
      clearInterval(watch);
      child.kill(signal);
    }
  }, 5);
  return new Promise((resolve) => {
    child.on("close", (code, ended) => {
      clearInterval(watch);
      resolve({ code, signal: ended, stdout: stdout(), stderr: stderr() });
    });
  });
}

const credentials = { AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test" };

function textOf(stream: NodeJS.ReadableStream): () => string {
  const chunks: Buffer[] = [];
  stream.on("data", (chunk: Buffer) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString();
}
