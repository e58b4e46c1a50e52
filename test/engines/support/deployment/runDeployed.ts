import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { LambdaProcess } from "../../../support/e2e/LambdaProcess.js";
import { EventSourceMapping } from "../../../support/eventSource/EventSourceMapping.js";
import type { Journal } from "../../../support/eventSource/Journal.js";
import type { KinesisStream } from "../../../support/eventSource/KinesisStream.js";
import { unzip } from "../../../support/unzip.js";
import type { Moto } from "../../harness/moto/Moto.js";
import { temporaryFolder } from "../../harness/temporaryFolder.js";
import { region } from "./mockAccount.js";
import { type FunctionConfiguration, readFunction, readMapping } from "./readFunction.js";

/** Unpack a function's package as Lambda does, and return the module that its handler names. */
export function unpack(archive: string, { Handler }: FunctionConfiguration): string {
  const folder = temporaryFolder("function");
  mkdirSync(folder, { recursive: true });
  for (const { path, bytes } of unzip(readFileSync(archive))) {
    writeFileSync(join(folder, path), bytes);
  }
  const [module, name] = Handler.split(".");
  if (name !== "handler") throw new Error(`${Handler} is not what the process calls`);
  return join(folder, `${module}.mjs`);
}

/** The environment of a deployed function's process: its variables, but for the log, and Lambda's. */
export function processEnvironment(
  { Environment }: FunctionConfiguration,
  moto: Moto,
): Record<string, string> {
  const quiet = {
    POWERTOOLS_LOG_LEVEL: "CRITICAL",
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
  };
  return { ...moto.environment, AWS_REGION: region, ...Environment.Variables, ...quiet };
}

/**
 * Deliver a stream with a deployed function: its package, its variables, its time limit, and the
 * settings of its event source mapping, as the mock AWS has them.
 */
export async function runDeployed(
  name: string,
  archive: string,
  stream: KinesisStream,
  moto: Moto,
): Promise<Journal> {
  const configuration = await readFunction(moto, name);
  const timeout = configuration.Timeout * 1000;
  const lambda = new LambdaProcess({
    module: unpack(archive, configuration),
    environment: processEnvironment(configuration, moto),
    timeout,
  });
  try {
    const mapping = new EventSourceMapping({
      stream,
      timeout,
      settings: await readMapping(moto, name),
      handler: (event) => answerOf(lambda, event),
    });
    await mapping.run();
    return mapping.journal;
  } finally {
    await lambda.stop();
  }
}

async function answerOf(lambda: LambdaProcess, event: unknown): Promise<unknown> {
  const invoked = await lambda.invoke(event);
  if (invoked.kind === "failed") throw new Error(`the function ${invoked.how}`);
  return invoked.response;
}
