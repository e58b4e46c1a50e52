import { execFile } from "node:child_process";
import { cpSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { installTarball, linkPackages } from "./installTarball.js";
import { type CommandEnd, runCommand } from "./runCommand.js";

/** A folder of someone who installs the package from its tarball. */
export class NewProject {
  readonly folder: string;
  /** Where the package is installed. */
  readonly installed: string;

  constructor(project: string, tarball: string, folder: string) {
    this.folder = folder;
    this.installed = installTarball(project, tarball, folder);
    linkPackages(project, folder, ["@types/node", "esbuild", "tsx", "typescript"]);
  }

  /** Run the package's command. */
  demandPipeline(...args: readonly string[]): CommandEnd {
    return runCommand(this.folder, "npx", "--no", "--", "demand-pipeline", ...args);
  }

  /** Run a script of `package.json`. */
  script(name: string): CommandEnd {
    return runCommand(this.folder, "npm", "run", "--silent", name);
  }

  /** Compile a file with strict settings and those given; gives what the compiler says. */
  compile(file: string, ...settings: readonly string[]): string {
    const strict = ["--strict", "--exactOptionalPropertyTypes", "--noUncheckedIndexedAccess"];
    const target = ["--noEmit", "--target", "es2023", "--types", "node"];
    const args = ["--no", "--", "tsc", ...target, ...strict, ...settings, file];
    return runCommand(this.folder, "npx", ...args).stdout;
  }

  /** Invoke the bundled function, in a folder that has nothing else. */
  async invoke(event: unknown, variables: Readonly<Record<string, string>>): Promise<unknown> {
    const task = join(this.folder, "..", "task");
    mkdirSync(task, { recursive: true });
    cpSync(join(this.folder, "dist/function"), task, { recursive: true });
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ["--input-type=module", "--eval", invocation, JSON.stringify(event)],
      { cwd: task, env: { PATH: process.env.PATH, ...variables } },
    );
    return JSON.parse(stdout.trimEnd().split("\n").at(-1) ?? "");
  }
}

const invocation = `
  const { handler } = await import("./index.mjs");
  const context = { awsRequestId: "request-1", getRemainingTimeInMillis: () => 60000 };
  console.log(JSON.stringify(await handler(JSON.parse(process.argv[1]), context)));
`;
