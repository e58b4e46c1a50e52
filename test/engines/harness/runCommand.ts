import { spawn } from "node:child_process";

/** How a command is run. */
export interface CommandOptions {
  readonly directory?: string;
  /** Added to the environment of this process; undefined takes a variable away. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** What the command reads from its standard input. Default nothing. */
  readonly input?: string | Uint8Array;
}

/** What a command that has ended printed. */
export interface CommandResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Run a command to its end, whatever its exit code.
 *
 * @throws Error of the system, where the command cannot be started (`ENOENT`)
 */
export function tryCommand(
  command: string,
  args: readonly string[],
  { directory, environment, input = "" }: CommandOptions = {},
): Promise<CommandResult> {
  const child = spawn(command, args, {
    ...(directory === undefined ? {} : { cwd: directory }),
    env: { ...process.env, ...environment },
  });
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => stdout.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => stderr.push(chunk));
  child.stdin.on("error", () => {}); // A command may end without reading its input.
  child.stdin.end(input);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, stdout: text(stdout), stderr: text(stderr) }));
  });
}

/**
 * Run a command and return what it printed.
 *
 * @throws Error with the command and what it printed, where its exit code is not 0
 */
export async function runCommand(
  command: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<string> {
  const { code, stdout, stderr } = await tryCommand(command, args, options);
  if (code !== 0) {
    const line = [command, ...args].join(" ");
    throw new Error(`${line}\nended with exit code ${code}\n${stdout}${stderr}`.trimEnd());
  }
  return stdout;
}

function text(chunks: readonly Buffer[]): string {
  return Buffer.concat(chunks).toString();
}
