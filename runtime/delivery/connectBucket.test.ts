import { createServer, type Server } from "node:net";
import { S3Client } from "@aws-sdk/client-s3";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { RecordingLog } from "../../test/support/RecordingLog.js";
import { S3Server } from "../../test/support/S3Server.js";
import { connectBucket } from "./connectBucket.js";
import { S3Storage } from "./S3Storage.js";
import { s3ClientDefaults } from "./s3ClientDefaults.js";

interface Context {
  server: S3Server;
  client: S3Client;
  log: RecordingLog;
}
const bucket = "archive";
const test = suite<Context>("connectBucket");

test.before.each(async (context) => {
  context.server = await S3Server.start({ buckets: [bucket] });
  context.client = new S3Client({ ...s3ClientDefaults, ...context.server.clientConfig });
  context.log = new RecordingLog();
});

test.after.each(async ({ server, client }) => {
  client.destroy();
  await server.stop();
});

async function putTo({ client }: Context): Promise<string> {
  const storage = new S3Storage({ client, bucket, prefix: "" });
  return await storage.put("a.bin", Buffer.from("1"), { contentType: "application/x-test" });
}

function operations({ server }: Context): readonly string[] {
  return server.requests.map(({ operation, status }) => `${operation} ${status}`);
}

test("the first object takes the connection that was made", async (context) => {
  await connectBucket({ ...context, bucket });
  assert.is(await putTo(context), "stored");
  assert.equal(operations(context), ["HeadBucket 200", "PutObject 200"]);
  assert.is(context.server.connections, 1);
  assert.equal(context.log.entries, []);
});

test("it does so where the role may not look for the bucket", async (context) => {
  context.server.setFaults(({ operation }) =>
    operation === "HeadBucket" ? { kind: "error", status: 403, code: "AccessDenied" } : undefined,
  );
  await connectBucket({ ...context, bucket });
  assert.is(await putTo(context), "stored");
  assert.equal(operations(context), ["HeadBucket 403", "PutObject 200"]);
  assert.is(context.server.connections, 1);
  assert.equal(context.log.entries, []);
});

test("a connection that is gone by then is made again", async (context) => {
  await connectBucket({ ...context, bucket });
  context.server.disconnect();
  assert.is(await putTo(context), "stored");
  assert.is(context.server.connections, 2);
});

test("an endpoint that does not answer delays no longer than the limit", async ({ log }) => {
  const deaf = await listen();
  const client = clientOf(deaf);
  const began = performance.now();
  await connectBucket({ client, bucket, log, millis: 100 });
  const waited = performance.now() - began;
  client.destroy();
  deaf.close();
  assert.ok(waited >= 90 && waited < 900, `${waited} ms`);
  assert.equal(log.entries, [
    { level: "debug", message: "not connected", bucket, problem: "Error: the time is over" },
  ]);
});

test("neither does one where nothing listens, nor a search for credentials", async ({ log }) => {
  const closed = await listen();
  const refused = clientOf(closed);
  closed.close();
  const credentials = () => new Promise<never>(() => {});
  const searching = new S3Client({ region: "eu-west-1", credentials });
  for (const client of [refused, searching]) {
    await connectBucket({ client, bucket, log, millis: 50 });
    client.destroy();
  }
  assert.equal(
    log.entries.map(({ level, message }) => [level, message]),
    [
      ["debug", "not connected"],
      ["debug", "not connected"],
    ],
  );
});

/** Start a server that takes connections and says nothing. */
async function listen(): Promise<Server> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

function clientOf(server: Server): S3Client {
  const { port } = server.address() as { port: number };
  return new S3Client({
    ...s3ClientDefaults,
    region: "eu-west-1",
    endpoint: `http://127.0.0.1:${port}`,
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  });
}

test.run();
