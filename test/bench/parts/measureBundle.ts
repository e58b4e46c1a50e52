import { readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { transform } from "esbuild";
import { startObjectServer } from "../clients/objectServer.js";
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
  deployed: "the handler as deployed, with the SDK's S3 client, connected",
  conventional: "util-dynamodb + parquetjs-lite",
  conventionalWithS3: "util-dynamodb + parquetjs-lite + the SDK's S3 client",
};

const times = 9;

/** Measure the handler's bundle: its size, and its import and init in a fresh process. */
export const measureBundle: Part = async (workshop) => {
  const bundles = await bundleAll(workshop);
  const results = await importAll(workshop, bundles);
  const compare = (name: Name, other: Name) => ({
    name: `import and init: ${labels[name]}`,
    against: labels[other],
    ...ratioOf(importsOf(results[name]), importsOf(results[other])),
  });
  return [
    ...(await sizesOf(bundles.withoutSdk)),
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

/** Import each bundle in fresh processes, beside a server that stands for S3. */
async function importAll(workshop: Workshop, bundles: Readonly<Record<Name, string>>) {
  const server = await startObjectServer();
  try {
    const commands = await commandsOf(workshop, bundles, server.endpoint);
    return await startAfresh(commands, times, importOnly);
  } finally {
    await server.stop();
  }
}

async function commandsOf(
  workshop: Workshop,
  bundles: Readonly<Record<Name, string>>,
  endpoint: string,
): Promise<Readonly<Record<Name, WorkerCommand>>> {
  const commands = Object.entries(bundles).map(async ([name, bundle]) => [
    name,
    { ...(await commandOf(workshop, bundle)), environment: { ...environment, ...s3At(endpoint) } },
  ]);
  return Object.fromEntries(await Promise.all(commands));
}

function s3At(endpoint: string): Readonly<Record<string, string>> {
  const credentials = { AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test" };
  return { AWS_ENDPOINT_URL_S3: endpoint, ...credentials };
}

function importsOf(results: readonly { readonly importMillis: number }[]): number[][] {
  return results.map(({ importMillis }) => [importMillis]);
}

/** Compare what is deployed, whose names are kept for stack traces, with what could be. */
async function sizesOf(bundle: string): Promise<Figure[]> {
  const kernel = statSync(join(dirname(bundle), "kernel.wasm")).size;
  const deployed = readFileSync(bundle, "utf8");
  const { code } = await transform(deployed, { minify: true, format: "esm" });
  const kilobytes = (text: string) => Buffer.byteLength(text) / 1000;
  const name = `bundle: ${labels.withoutSdk}`;
  return [
    { name: `${name}, minified`, value: kilobytes(code), unit: "KB", bar: { atMost: 150 } },
    { name: `${name}, names kept, as deployed`, value: kilobytes(deployed), unit: "KB" },
    { name: "bundle: the kernel, which lies beside it", value: kernel / 1000, unit: "KB" },
  ];
}
