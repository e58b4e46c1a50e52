import { S3Client } from "@aws-sdk/client-s3";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { S3Server } from "../../test/support/S3Server.js";
import { type Fault, firstRequests, internalError, slowDown } from "../../test/support/s3/Fault.js";
import { S3Storage } from "./S3Storage.js";
import { s3ClientDefaults } from "./s3ClientDefaults.js";

interface Context {
  server: S3Server;
  client: S3Client;
  storage: S3Storage;
}
const test = suite<Context>("S3Storage");

test.before.each(async (context) => {
  context.server = await S3Server.start({ buckets: ["archive"] });
  const requestHandler = { ...s3ClientDefaults.requestHandler, requestTimeout: 1_000 };
  const config = { ...context.server.clientConfig, ...s3ClientDefaults, requestHandler };
  context.client = new S3Client(config);
  context.storage = new S3Storage({ client: context.client, bucket: "archive", prefix: "changes" });
});

test.after.each(async ({ server, client }) => {
  client.destroy();
  await server.stop();
});

const contentType = "application/x-test";
const bytes = Buffer.from("first");

function put({ storage }: Context, signal?: AbortSignal): Promise<string> {
  return storage.put("c.bin", bytes, { contentType, ...(signal && { signal }) });
}

function stored({ server }: Context): string | undefined {
  return server.object("archive", "changes/c.bin")?.bytes.toString();
}

test("an object is stored below the prefix, with its type and a checksum", async (context) => {
  assert.is(await put(context), "stored");
  const object = context.server.object("archive", "changes/c.bin");
  assert.is(object?.headers["content-type"], contentType);
  assert.ok(object?.checksums["x-amz-checksum-crc32"]);
  assert.is(stored(context), "first");
});

test("without a prefix the key is the object's own", async ({ client, server }) => {
  const storage = new S3Storage({ client, bucket: "archive", prefix: "" });
  await storage.put("c.bin", bytes, { contentType });
  assert.ok(server.object("archive", "c.bin"));
});

test("an object is never overwritten", async (context) => {
  await put(context);
  const second = Buffer.from("second");
  assert.is(await context.storage.put("c.bin", second, { contentType }), "exists");
  assert.is(stored(context), "first");
});

test("of writers at the same time one stores", async (context) => {
  const results = await Promise.all(Array.from({ length: 5 }, () => put(context)));
  assert.equal(results.sort(), ["exists", "exists", "exists", "exists", "stored"]);
  assert.is(context.server.object("archive", "changes/c.bin")?.writes, 1);
});

const conflict: Fault = { kind: "error", status: 409, code: "ConditionalRequestConflict" };
const passing: readonly (readonly [name: string, fault: Fault])[] = [
  ["503 SlowDown", slowDown],
  ["500 InternalError", internalError],
  ["409, a conflict with a deletion,", conflict],
  ["a connection that breaks in the upload", { kind: "reset", when: "upload" }],
  ["no answer", { kind: "hang", when: "before" }],
];

for (const [name, fault] of passing) {
  test(`${name} is tried again`, async (context) => {
    context.server.setFaults(firstRequests("PutObject", 2, fault));
    assert.is(await put(context), "stored");
    assert.is(stored(context), "first");
  });
}

for (const kind of ["reset", "hang"] as const) {
  test(`where the answer to a put is lost (${kind}), the object is found stored`, async (context) => {
    context.server.setFaults(firstRequests("PutObject", 1, { kind, when: "after" }));
    assert.is(await put(context), "exists");
    assert.is(stored(context), "first");
  });
}

test("a conflict that does not end is an error", async (context) => {
  context.server.setFaults(() => conflict);
  assert.match(await failure(put(context)), "409");
});

test("a refusal is an error, and not tried again", async (context) => {
  context.server.setFaults(() => ({ kind: "error", status: 403, code: "AccessDenied" }));
  assert.match(await failure(put(context)), "AccessDenied");
  assert.is(context.server.requests.length, 1);
});

test("an abort ends a put that has no answer", async (context) => {
  context.server.setFaults(() => ({ kind: "hang", when: "before" }));
  assert.match(await failure(put(context, AbortSignal.timeout(50))), /Abort/);
});

test("an abort ends the wait before another try", async (context) => {
  context.server.setFaults(() => conflict);
  assert.match(await failure(put(context, AbortSignal.timeout(150))), /Abort/);
});

async function failure(work: Promise<unknown>): Promise<string> {
  try {
    return `no failure but ${await work}`;
  } catch (error) {
    return String(error);
  }
}

test.run();
