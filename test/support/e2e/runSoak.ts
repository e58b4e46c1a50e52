import { setTimeout as sleep } from "node:timers/promises";
import Table from "cli-table3";
import { Random } from "../../../runtime/demand/sample/Random.js";
import { Progress } from "../../../runtime/tasks/Progress.js";
import { UserError } from "../../../runtime/tasks/UserError.js";
import type { Faults } from "../s3/Fault.js";
import { type Comparison, compareTables } from "./compareTables.js";
import { LocalPipeline } from "./LocalPipeline.js";
import { makeSource, type Source } from "./Source.js";
import { silence, storageFaults } from "./storageFaults.js";

export interface SoakOptions {
  readonly minutes: number;
  /** Changes a second. */
  readonly rate: number;
  readonly shards: number;
  readonly seed: number;
  readonly json?: true;
}

const mostMinutes = 60;
/** The changes stay in memory, to be compared. */
const mostChanges = 50_000;
/** How long the rest may take when no more records come. */
const drainLimitMillis = 5 * 60_000;
const faultShare = 0.1;
/** In the first seconds of each minute S3 hardly works. */
const outage = { seconds: 5, share: 0.95 } as const;
const silentShare = 0.005;
/** Of a process's dying, in each second. */
const deathShare = 0.05;

/** Run the pipeline under faults and tell what came of it; the exit code is 1 for a difference. */
export async function runSoak(options: SoakOptions): Promise<void> {
  if (options.minutes > mostMinutes) {
    throw UserError.at("--minutes", "option", `a soak takes at most ${mostMinutes} minutes`);
  }
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";
  const random = new Random(options.seed);
  const { shards } = options;
  const faults = soakFaults(random);
  const pipeline = await LocalPipeline.start({ shards, batchSize: 200, timeout: 10_000, faults });
  const stop = () => pipeline.stop().finally(() => process.exit(130));
  process.once("SIGINT", stop).once("SIGTERM", stop);
  try {
    await soak(pipeline, options, random);
  } finally {
    process.off("SIGINT", stop).off("SIGTERM", stop);
    await pipeline.stop();
  }
}

async function soak(pipeline: LocalPipeline, options: SoakOptions, random: Random): Promise<void> {
  const changes = Math.min(options.minutes * 60 * options.rate, mostChanges);
  const source = makeSource(changes, options.seed);
  const progress = new Progress();
  try {
    progress.start("soaking", source.records.length);
    await feed(pipeline, source, options, random, (count) => progress.advance(count));
    progress.start("delivering the rest", 1);
    pipeline.s3.setFaults(undefined);
    await Promise.race([pipeline.drain(), tooLate()]);
  } finally {
    progress.stop();
  }
  const comparison = await compareTables(pipeline.archive, source, pipeline.passed);
  const summary = summarize(pipeline, source, comparison);
  process.stdout.write(options.json ? `${JSON.stringify(summary)}\n` : summaryText(summary));
  if (summary.differences.length > 0) process.exitCode = 1;
}

/** Put the records onto the stream, evenly over the time, while processes die. */
async function feed(
  pipeline: LocalPipeline,
  { records }: Source,
  { minutes, shards }: SoakOptions,
  random: Random,
  onProgress: (count: number) => void,
): Promise<void> {
  const seconds = minutes * 60;
  for (let second = 0; second < seconds; second++) {
    const began = Date.now();
    const [from, to] = [second, second + 1].map((at) =>
      Math.floor((records.length * at) / seconds),
    );
    await pipeline.put(records.slice(from, to));
    onProgress((to ?? 0) - (from ?? 0));
    if (random.chance(deathShare)) pipeline.kill(random.below(shards));
    await sleep(Math.max(0, 1000 - (Date.now() - began)));
  }
}

function soakFaults(random: Random): Faults {
  const usual = storageFaults(random, faultShare);
  const bad = storageFaults(random, outage.share);
  return (request) => {
    const others = new Date().getSeconds() < outage.seconds ? bad : usual;
    if (request.operation === "PutObject" && random.chance(silentShare)) return silence;
    return others(request);
  };
}

async function tooLate(): Promise<never> {
  await sleep(drainLimitMillis, undefined, { ref: false });
  throw new Error(`the rest was not delivered within ${drainLimitMillis / 60_000} minutes`);
}

interface Summary extends Omit<Comparison, "differences"> {
  readonly records: number;
  readonly invocations: LocalPipeline["invocations"];
  readonly requests: number;
  readonly faults: number;
  readonly objects: number;
  readonly bytes: number;
  readonly differences: readonly string[];
}

function summarize(
  { s3, invocations }: LocalPipeline,
  source: Source,
  compared: Comparison,
): Summary {
  const objects = s3.objects("archive");
  const rewritten = objects.filter(({ writes }) => writes > 1);
  return {
    records: source.records.length,
    ...compared,
    invocations,
    requests: s3.requests.length,
    faults: s3.requests.filter(({ fault }) => fault !== undefined).length,
    objects: objects.length,
    bytes: objects.reduce((total, { bytes }) => total + bytes.length, 0),
    differences: [
      ...compared.differences,
      ...rewritten.map(({ key }) => `${key} was written more than once`),
    ],
  };
}

const shownDifferences = 20;

function summaryText({ invocations, differences, ...numbers }: Summary): string {
  const table = new Table({ colAligns: ["left", "right"], style: { border: [], compact: true } });
  table.push(...Object.entries(numbers));
  for (const [how, count] of Object.entries(invocations))
    table.push([`invocations: ${how}`, count]);
  table.push(["differences", differences.length]);
  return `${[table.toString(), ...differences.slice(0, shownDifferences)].join("\n")}\n`;
}
