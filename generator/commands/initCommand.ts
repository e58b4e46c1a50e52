import { mkdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { exitCodes } from "../exitCodes.js";
import { type ProjectPlan, planProject } from "../init/planProject.js";
import type { ProjectFile } from "../init/projectFiles.js";
import { print } from "./print.js";

export interface InitArguments {
  readonly folder: string;
  /** Keep files that have another content, rather than refuse. */
  readonly keepExisting?: boolean;
}

/** Run `demand-pipeline init` and give its exit code. */
export function initCommand({ folder, keepExisting = false }: InitArguments): number {
  const plan = isNoFolder(folder)
    ? { problem: `demand-pipeline: ${folder} is no folder` }
    : planProject(folder);
  if ("problem" in plan) return refuse([plan.problem]);
  if (plan.taken.length > 0 && !keepExisting) return refuse(takenText(folder, plan));
  for (const file of plan.created) write(folder, file, "wx");
  for (const file of plan.extended) write(folder, file, "w");
  const done = summary(folder, plan);
  const told = done.length > 0 ? done : ["Everything is there already."];
  print(process.stdout, [...told, "", ...nextSteps(folder)]);
  return exitCodes.done;
}

function isNoFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === false;
}

/** @param flag - `wx` fails where the file has come to be since it was looked for */
function write(folder: string, { path, text }: ProjectFile, flag: "w" | "wx"): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text, { flag });
}

function takenText(folder: string, { taken }: ProjectPlan): string[] {
  return [
    "demand-pipeline: these files are there already, so nothing was written:",
    ...taken.map((path) => `  ${join(folder, path)}`),
    "Name another folder, or keep them with --keep-existing.",
  ];
}

function summary(folder: string, { created, extended, taken, keptScripts }: ProjectPlan): string[] {
  return [
    ...created.map(({ path }) => `wrote ${join(folder, path)}`),
    ...extended.map(({ path }) => `added to ${join(folder, path)}`),
    ...taken.map((path) => `kept ${join(folder, path)}`),
    ...keptScripts.map((name) => `kept the script "${name}" of ${join(folder, "package.json")}`),
  ];
}

function nextSteps(folder: string): string[] {
  const enter = relative(".", folder);
  return [
    "Next:",
    ...(enter === "" ? [] : [`  cd ${enter}`]),
    "  npm install",
    "  npm run generate    write generated/, to be reviewed and committed like other code",
    "  npm test            compile everything, decode an order and deliver it to a folder",
    "  npm run build       bundle the Lambda function: dist/function",
    "",
    "Then put a schema of your own in place of schemas/order.schema.json, and let",
    "`npx demand-pipeline explain Order` show what becomes of it.",
  ];
}

function refuse(lines: readonly string[]): number {
  print(process.stderr, lines);
  return exitCodes.failed;
}
