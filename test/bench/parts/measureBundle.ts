import { readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Figure } from "../figures/Figure.js";
import { ratioOf } from "../figures/ratioOf.js";
import { environment } from "../handlers/environment.js";
import { startAfresh } from "../process/startAfresh.js";
import type { WorkerCommand } from "../process/Worker.js";
import { commandOf } from "../ways/wayCommands.js";
import type { Workshop } from "../workshop/Workshop.js";
import type { Part } from "./Part.js";

const entries = {
  withoutSdk: "test/bench/handlers/deliveryWithoutSdk.ts",
  deployed: "runtime/lambda/deliveryWorker/index.ts",
  conventional: "test/bench/ways/conventional.ts",
  conventionalWithS3: "test/bench/handlers/conventionalWithS3.ts",
} as const;
type Name = keyof typeof entries;

const labels: Readonly<Record<Name, string>> = {
  withoutSdk: "the handler without the AWS SDK",
  deployed: "the handler as deployed, with the SDK's S3 client",
  conventional: "util-dynamodb + parquetjs-lite",
  conventionalWithS3: "util-dynamodb + parquetjs-lite + the SDK's S3 client",
};

const times = 9;

/** Measure the handler's bundle: its size, and its import and init in a fresh process. */
export const measureBundle: Part = async (workshop) => {
  const bundles = await bundleAll(workshop);
  const results = await startAfresh(await commandsOf(workshop, bundles), times, importOnly);
  const compare = (name: Name, other: Name) => ({
    name: `import and init: ${labels[name]}`,
    against: labels[other],
    ...ratioOf(importsOf(results[name]), importsOf(results[other])),
  });
  return [
    sizeOf(bundles.withoutSdk),
    { ...compare("withoutSdk", "conventionalWithS3"), bar: { atMost: 0.5 } },
    compare("withoutSdk", "conventional"),
    compare("deployed", "conventionalWithS3"),
  ];
};

const importOnly = { millis: 0, runs: 0 };

async function bundleAll(workshop: Workshop): Promise<Readonly<Record<Name, string>>> {
  const bundles = Object.entries(entries).map(async ([name, entry]) => [
    name,
    await workshop.bundle(entry),
  ]);
  return Object.fromEntries(await Promise.all(bundles));
}

async function commandsOf(
  workshop: Workshop,
  bundles: Readonly<Record<Name, string>>,
): Promise<Readonly<Record<Name, WorkerCommand>>> {
  const commands = Object.entries(bundles).map(async ([name, bundle]) => [
    name,
    { ...(await commandOf(workshop, bundle)), environment },
  ]);
  return Object.fromEntries(await Promise.all(commands));
}

function importsOf(results: readonly { readonly importMillis: number }[]): number[] {
  return results.map(({ importMillis }) => importMillis);
}

/** Code and kernel; the source map is read for stack traces only. */
function sizeOf(bundle: string): Figure {
  const folder = dirname(bundle);
  const files = readdirSync(folder).filter((file) => /\.(mjs|wasm)$/.test(file));
  const bytes = files.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
  const name = `bundle: ${labels.withoutSdk}, with the kernel, minified as deployed`;
  return { name, value: bytes / 1000, unit: "KB", bar: { atMost: 150 } };
}
