import { spawnSync } from "node:child_process";

/** How a command ended, and what it said. */
export interface CommandEnd {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Both, for messages. */
  readonly output: string;
}

/** Run a command in a folder as a shell of its own would, without network for npm. */
export function runCommand(
  folder: string,
  command: string,
  ...args: readonly string[]
): CommandEnd {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: folder,
    env: cleanEnvironment(),
    encoding: "utf8",
  });
  return { status, stdout, stderr, output: `${stdout}${stderr}` };
}

/** What npm, tsx and coverage tell their child processes is not for others. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(npm_|NODE_|TSX_|GIT_|FORCE_COLOR$|INIT_CWD$)/i.test(name),
  );
  return {
    ...Object.fromEntries(inherited),
    npm_config_offline: "true",
    npm_config_update_notifier: "false",
    npm_config_audit: "false",
    NO_COLOR: "1",
  };
}
