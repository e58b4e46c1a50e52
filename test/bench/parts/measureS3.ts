import { startObjectServer } from "../clients/objectServer.js";
import { ratioOf } from "../figures/ratioOf.js";
import { startAfresh } from "../process/startAfresh.js";
import type { VisitResult } from "../process/Visit.js";
import type { WorkerCommand } from "../process/Worker.js";
import { commandOf } from "../ways/wayCommands.js";
import type { Workshop } from "../workshop/Workshop.js";
import type { Part } from "./Part.js";

const names = ["sdk", "sdkConnected", "signatureV4"] as const;
type Name = (typeof names)[number];

const labels: Readonly<Record<Name, string>> = {
  sdk: "the AWS SDK's S3 client",
  sdkConnected: "the AWS SDK's S3 client, connected during init",
  signatureV4: "@smithy/signature-v4 on node:http",
};

const times = 9;
const sixPuts = { millis: 0, runs: 6 };

/** What of a process is compared. */
const spans: Readonly<Record<string, (result: VisitResult) => readonly number[]>> = {
  "import, init and first PUT of 400 KB": (result) => [result.importMillis + firstOf(result)],
  "first PUT of 400 KB after init": (result) => [firstOf(result)],
  "later PUTs of 400 KB": ({ times }) => times.slice(1),
};

/** Measure clients that could store objects, each in fresh processes. */
export const measureS3: Part = async (workshop) => {
  const server = await startObjectServer();
  try {
    const commands = await commandsOf(workshop, server.endpoint);
    const results = await startAfresh(commands, times, sixPuts);
    return (["signatureV4", "sdkConnected"] as const).flatMap((name) =>
      Object.entries(spans).map(([span, of]) => ({
        name: `${span}: ${labels[name]}`,
        against: labels.sdk,
        ...ratioOf(results[name].map(of), results.sdk.map(of)),
      })),
    );
  } finally {
    await server.stop();
  }
};

function firstOf({ times }: VisitResult): number {
  return times[0] ?? Number.NaN;
}

async function commandsOf(
  workshop: Workshop,
  endpoint: string,
): Promise<Readonly<Record<Name, WorkerCommand>>> {
  const environment = { BENCH_ENDPOINT: endpoint };
  const commands = names.map(async (name) => {
    const bundle = await workshop.bundle(`test/bench/clients/${name}.ts`);
    return [name, { ...(await commandOf(workshop, bundle)), environment }];
  });
  return Object.fromEntries(await Promise.all(commands));
}
