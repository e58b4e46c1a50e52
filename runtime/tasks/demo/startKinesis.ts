import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { KinesisClient, ListStreamsCommand } from "@aws-sdk/client-kinesis";
import { NodeHttpHandler } from "@smithy/node-http-handler";

/** A Kinesis server of this process's own, by the package kinesis-local. */
export interface LocalKinesis {
  readonly client: KinesisClient;
  stop(): Promise<void>;
}

const startLimitMs = 20_000;

/**
 * Start a Kinesis server with one stream, on ports that are free.
 *
 * @throws {Error} if it does not answer in time
 */
export async function startKinesis(stream: string, shards: number): Promise<LocalKinesis> {
  const main = createRequire(import.meta.url).resolve("kinesis-local");
  const port = await freePort();
  const server = spawn(process.execPath, [main], {
    // It reads its certificate from the folder that it runs in.
    cwd: dirname(main),
    env: {
      KINESIS_MOCK_PLAIN_PORT: String(port),
      KINESIS_MOCK_TLS_PORT: String(await freePort()),
      INITIALIZE_STREAMS: `${stream}:${shards}`,
      LOG_LEVEL: "ERROR",
    },
    stdio: "ignore",
  });
  const end = () => server.kill("SIGKILL");
  process.once("exit", end);
  const client = kinesisClient(`http://127.0.0.1:${port}`);
  const stop = async () => {
    process.off("exit", end);
    client.destroy();
    await stopProcess(server);
  };
  try {
    await untilReady(client, stream, server);
  } catch (error) {
    await stop();
    throw error;
  }
  return { client, stop };
}

function kinesisClient(endpoint: string): KinesisClient {
  return new KinesisClient({
    endpoint,
    region: "us-east-1",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
    maxAttempts: 1,
    // The client's own choice is HTTP/2, which kinesis-local ends with a protocol error.
    requestHandler: new NodeHttpHandler(),
  });
}

async function untilReady(
  client: KinesisClient,
  stream: string,
  server: ChildProcess,
): Promise<void> {
  const limit = Date.now() + startLimitMs;
  while (Date.now() < limit) {
    if (server.exitCode !== null)
      throw new Error(`kinesis-local ended with code ${server.exitCode}`);
    const answer = await client.send(new ListStreamsCommand({})).catch(() => undefined);
    if (answer?.StreamNames?.includes(stream)) return;
    await sleep(50);
  }
  throw new Error(`kinesis-local did not answer within ${startLimitMs / 1000} seconds`);
}

async function stopProcess(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const exit = once(server, "exit");
  server.kill("SIGKILL");
  await exit;
}

/** Find a port that nobody listens on. */
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  return typeof address === "object" && address !== null ? address.port : 0;
}
