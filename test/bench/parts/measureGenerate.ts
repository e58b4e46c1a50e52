import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { median, quantile } from "../figures/quantile.js";
import { ratioOf } from "../figures/ratioOf.js";
import { installPackage } from "../workshop/installPackage.js";
import { project } from "../workshop/Workshop.js";
import { writeSchemas } from "../workshop/writeSchemas.js";
import type { Part } from "./Part.js";

const times = 5;
const many = 100;
const built = "`demand-pipeline generate`, the package as built";

/** Measure the generator as a whole process: one schema, and many. */
export const measureGenerate: Part = async (workshop) => {
  const command = installPackage(workshop);
  const one = writeSchemas(workshop, 1);
  const hundred = writeSchemas(workshop, many);
  const source = ["--import", "tsx", "generator/main.ts"];
  const seconds = { one: [] as number[], hundred: [] as number[], source: [] as number[] };
  for (let time = 0; time < times; time++) {
    seconds.one.push(secondsOf([command], one));
    seconds.hundred.push(secondsOf([command], hundred));
    seconds.source.push(secondsOf(source, one));
  }
  return [
    { name: `${built}, one schema`, ...inSeconds(seconds.one), bar: { atMost: 1 } },
    { name: "the same from the sources, by tsx", ...inSeconds(seconds.source) },
    {
      name: `${built}, ${many} schemas`,
      against: "one schema",
      ...ratioOf(
        seconds.hundred.map((value) => [value]),
        seconds.one.map((value) => [value]),
      ),
      bar: { atMost: 5 },
    },
  ];
};

function inSeconds(seconds: readonly number[]) {
  const spread = [quantile(seconds, 0.25), quantile(seconds, 0.75)] as const;
  return { value: median(seconds), unit: "s", spread } as const;
}

/** Linux keeps these files in memory: a disk takes 20 to 1,000 µs to make one, by what it did before. */
const memory = "/dev/shm";
const parent = existsSync(memory) ? memory : tmpdir();

/** @throws Error where the generator does not do its work */
function secondsOf(program: readonly string[], schemas: string): number {
  const out = mkdtempSync(join(parent, "demand-pipeline-generated-"));
  try {
    return secondsInto(out, program, schemas);
  } finally {
    rmSync(out, { recursive: true });
  }
}

function secondsInto(out: string, program: readonly string[], schemas: string): number {
  const args = [...program, "generate", "--schemas", schemas, "--out", out];
  const began = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: project, encoding: "utf8" });
  if (status !== 0) throw new Error(`generate: ${stderr}`);
  return (performance.now() - began) / 1000;
}
