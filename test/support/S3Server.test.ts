import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import {
  CopyObjectCommand,
  CreateBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type PutObjectCommandInput,
  S3Client,
  S3ServiceException,
} from "@aws-sdk/client-s3";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { S3Server } from "./S3Server.js";
import { type Fault, firstRequests, internalError, slowDown } from "./s3/Fault.js";

interface Context {
  server: S3Server;
  client: S3Client;
}

const Bucket = "archive";
const test = suite<Context>("S3Server");

test.before.each(async (context) => {
  context.server = await S3Server.start({ buckets: [Bucket] });
  context.client = new S3Client({ ...context.server.clientConfig, maxAttempts: 1 });
});

test.after.each(async ({ server, client }) => {
  client.destroy();
  await server.stop();
});

test("an object comes back as it was put, with its type and metadata", async ({ client }) => {
  const Body = Uint8Array.from({ length: 1000 }, (_, i) => i % 256);
  const Metadata = { "first-sequence-number": "1" };
  await put(client, { Key: "a/b=c/d.bin", Body, Metadata, ContentType: "application/x" });
  const answer = await client.send(new GetObjectCommand({ Bucket, Key: "a/b=c/d.bin" }));
  assert.equal(await answer.Body?.transformToByteArray(), Body);
  assert.equal(answer.Metadata, Metadata);
  assert.is(answer.ContentType, "application/x");
  assert.is(answer.ContentLength, 1000);
  assert.ok(answer.ChecksumCRC32);
});

test("a body that is sent as a stream, in chunks with a trailer, arrives whole", async (context) => {
  const Body = Readable.from([Buffer.alloc(70_000, 1), Buffer.from("end")]);
  await put(context.client, { Key: "stream", Body, ContentLength: 70_003 });
  assert.is(context.server.object(Bucket, "stream")?.bytes.length, 70_003);
  assert.ok(context.server.object(Bucket, "stream")?.checksums["x-amz-checksum-crc32"]);
});

test("keys may have any characters", async ({ client, server }) => {
  const Key = "a b/ü+%/東京 & <x>'\"?#";
  await put(client, { Key, Body: "1" });
  assert.equal(
    server.objects(Bucket).map(({ key }) => key),
    [Key],
  );
  assert.is(await getText(client, Key), "1");
  const listed = await client.send(new ListObjectsV2Command({ Bucket }));
  assert.is(listed.Contents?.[0]?.Key, Key);
});

test("a put under If-None-Match: * fails with 412 where the key is there", async (context) => {
  const { client, server } = context;
  await put(client, { Key: "k", Body: "first", IfNoneMatch: "*" });
  const error = await failure(put(client, { Key: "k", Body: "second", IfNoneMatch: "*" }));
  assert.is(error.name, "PreconditionFailed");
  assert.is(error.$metadata.httpStatusCode, 412);
  assert.is(await getText(client, "k"), "first");
  assert.is(server.object(Bucket, "k")?.writes, 1);
});

test("of many conditional puts at once exactly one stores", async ({ client, server }) => {
  const puts = Array.from({ length: 8 }, (_, i) =>
    put(client, { Key: "k", Body: `body ${i}`, IfNoneMatch: "*" }),
  );
  const outcomes = await Promise.allSettled(puts);
  assert.is(outcomes.filter(({ status }) => status === "fulfilled").length, 1);
  assert.is(server.object(Bucket, "k")?.writes, 1);
});

test("a put without a condition overwrites, and the server counts it", async (context) => {
  await put(context.client, { Key: "k", Body: "first" });
  await put(context.client, { Key: "k", Body: "second" });
  assert.is(context.server.object(Bucket, "k")?.writes, 2);
  assert.is(await getText(context.client, "k"), "second");
});

test("a body that does not match its checksum is refused and not stored", async (context) => {
  const { client, server } = context;
  const wrong = await failure(put(client, { Key: "k", Body: "x", ChecksumCRC32: "AAAAAA==" }));
  assert.is(wrong.name, "BadDigest");
  const md5 = Buffer.alloc(16).toString("base64");
  assert.is(
    (await failure(put(client, { Key: "k", Body: "x", ContentMD5: md5 }))).name,
    "BadDigest",
  );
  assert.is(server.objects(Bucket).length, 0);
});

test("SHA-256 checksums are verified too", async ({ client, server }) => {
  await put(client, { Key: "k", Body: "x", ChecksumAlgorithm: "SHA256" });
  assert.ok(server.object(Bucket, "k")?.checksums["x-amz-checksum-sha256"]);
});

test("what is not there is named by S3's own errors", async ({ client }) => {
  const key = { Bucket, Key: "none" };
  assert.is((await failure(client.send(new GetObjectCommand(key)))).name, "NoSuchKey");
  assert.is((await failure(client.send(new HeadObjectCommand(key)))).name, "NotFound");
  const other = client.send(new ListObjectsV2Command({ Bucket: "none" }));
  assert.is((await failure(other)).name, "NoSuchBucket");
  assert.is((await failure(put(client, { Bucket: "none", Key: "k" }))).name, "NoSuchBucket");
});

test("a key of more than 1,024 bytes is refused", async ({ client }) => {
  await put(client, { Key: "ü".repeat(512), Body: "x" });
  const error = await failure(put(client, { Key: "ü".repeat(513), Body: "x" }));
  assert.is(error.name, "KeyTooLongError");
});

test("the head of an object says its length and metadata without its body", async ({ client }) => {
  await put(client, { Key: "k", Body: "12345", Metadata: { a: "b" } });
  const head = await client.send(new HeadObjectCommand({ Bucket, Key: "k" }));
  assert.is(head.ContentLength, 5);
  assert.equal(head.Metadata, { a: "b" });
  assert.match(head.ETag ?? "", /^"[0-9a-f]{32}"$/);
});

test("a part of an object can be read", async ({ client }) => {
  await put(client, { Key: "k", Body: "0123456789" });
  const range = (Range: string) => new GetObjectCommand({ Bucket, Key: "k", Range });
  const text = async (Range: string) => (await client.send(range(Range))).Body?.transformToString();
  assert.is(await text("bytes=2-4"), "234");
  assert.is(await text("bytes=8-"), "89");
  assert.is(await text("bytes=-3"), "789");
  assert.is((await failure(client.send(range("bytes=10-")))).name, "InvalidRange");
});

test("a listing comes page by page, in the order of the keys' bytes", async ({ client }) => {
  const keys = ["b", "a/2", "a/1", "a", "ü", "Z", "\ue000", "😀"];
  for (const Key of keys) await put(client, { Key, Body: Key });
  const listed: string[] = [];
  for (let ContinuationToken: string | undefined, pages = 0; ; pages++) {
    const page = await client.send(
      new ListObjectsV2Command({ Bucket, MaxKeys: 3, ContinuationToken }),
    );
    listed.push(...(page.Contents ?? []).map(({ Key = "" }) => Key));
    assert.is(page.IsTruncated, pages < 2);
    ContinuationToken = page.NextContinuationToken;
    if (ContinuationToken === undefined) break;
  }
  assert.equal(listed, ["Z", "a", "a/1", "a/2", "b", "ü", "\ue000", "😀"]);
});

test("a listing keeps to a prefix, starts after a key and folds at a delimiter", async (context) => {
  const { client } = context;
  const keys = ["t/d=1/a", "t/d=1/b", "t/d=2/a", "t/x", "u"];
  for (const Key of keys) await put(client, { Key, Body: "x" });
  const list = (options: object) => client.send(new ListObjectsV2Command({ Bucket, ...options }));
  const keysOf = async (options: object) => (await list(options)).Contents?.map(({ Key }) => Key);
  assert.equal(await keysOf({ Prefix: "t/d=1/" }), ["t/d=1/a", "t/d=1/b"]);
  assert.equal(await keysOf({ StartAfter: "t/d=2/a" }), ["t/x", "u"]);
  const folded = await list({ Prefix: "t/", Delimiter: "/" });
  assert.equal(folded.CommonPrefixes, [{ Prefix: "t/d=1/" }, { Prefix: "t/d=2/" }]);
  assert.equal(
    folded.Contents?.map(({ Key }) => Key),
    ["t/x"],
  );
  assert.is(folded.KeyCount, 3);
});

test("a deleted object is gone, and deleting it again is no error", async ({ client, server }) => {
  await put(client, { Key: "k", Body: "x" });
  await client.send(new DeleteObjectCommand({ Bucket, Key: "k" }));
  await client.send(new DeleteObjectCommand({ Bucket, Key: "k" }));
  assert.is(server.objects(Bucket).length, 0);
});

test("buckets can be made", async ({ client }) => {
  await client.send(new CreateBucketCommand({ Bucket: "new" }));
  await client.send(new HeadBucketCommand({ Bucket: "new" }));
  await put(client, { Bucket: "new", Key: "k", Body: "x" });
});

test("a request without a signature is refused", async ({ server }) => {
  const answer = await fetch(`${server.endpoint}/${Bucket}/k`, { method: "PUT", body: "x" });
  assert.is(answer.status, 403);
  assert.match(await answer.text(), "<Code>AccessDenied</Code>");
});

test("what the server does not know it refuses", async ({ client }) => {
  const copy = new CopyObjectCommand({ Bucket, Key: "b", CopySource: `${Bucket}/a` });
  assert.is((await failure(client.send(copy))).name, "NotImplemented");
});

test("the client tries again after SlowDown and after an internal error", async ({ server }) => {
  for (const fault of [slowDown, internalError]) {
    server.setFaults(firstRequests("PutObject", 2, fault));
    const client = new S3Client({ ...server.clientConfig, maxAttempts: 3 });
    await put(client, { Key: `after ${fault.kind}`, Body: "x" });
    client.destroy();
  }
  assert.equal(
    server.requests.map(({ status }) => status),
    [503, 503, 200, 500, 500, 200],
  );
});

test("an error by order of the test stores nothing", async ({ client, server }) => {
  server.setFaults(() => slowDown);
  const error = await failure(put(client, { Key: "k", Body: "x" }));
  assert.is(error.name, "SlowDown");
  assert.is(error.$metadata.httpStatusCode, 503);
  assert.is(server.objects(Bucket).length, 0);
});

const big = Buffer.alloc(300_000, 7);
const hour = 3_600_000;
const lost: readonly (readonly [string, Fault, boolean])[] = [
  ["breaks during the upload", { kind: "reset", when: "upload" }, false],
  ["breaks before the operation", { kind: "reset", when: "before" }, false],
  ["breaks after it", { kind: "reset", when: "after" }, true],
  ["hangs before the operation", { kind: "hang", when: "before" }, false],
  ["hangs after it", { kind: "hang", when: "after" }, true],
  ["is slow before the operation", { kind: "slow", before: hour }, false],
  ["is slow after it", { kind: "slow", after: hour }, true],
];

for (const [what, fault, stored] of lost) {
  test(`where the connection ${what}, the object is ${stored ? "" : "not "}stored`, async (context) => {
    const { client, server } = context;
    let seen = false;
    server.setFaults(() => {
      seen = true;
      return fault;
    });
    const giveUp = new AbortController();
    const command = new PutObjectCommand({ Bucket, Key: "k", Body: big });
    const sent = rejects(client.send(command, { abortSignal: giveUp.signal }));
    await until(() => (stored ? server.object(Bucket, "k") !== undefined : seen));
    if (fault.kind !== "reset") giveUp.abort();
    await sent;
    assert.is(server.object(Bucket, "k") !== undefined, stored);
    assert.ok(server.requests.every(({ status }) => status === undefined));
  });
}

test("a slow answer comes in the end", async ({ client, server }) => {
  server.setFaults(() => ({ kind: "slow", before: 20, after: 20 }));
  const start = performance.now();
  await put(client, { Body: "x" });
  assert.ok(performance.now() - start >= 38);
});

test("an upload that its client breaks off is not stored", async ({ client, server }) => {
  const halfway = new AbortController();
  const Body = Readable.from(
    (async function* () {
      yield Buffer.alloc(1000);
      halfway.abort();
      yield Buffer.alloc(1000);
    })(),
  );
  const input = { Bucket, Key: "k", Body, ContentLength: 2000 };
  const sent = client.send(new PutObjectCommand(input), { abortSignal: halfway.signal });
  await rejects(sent);
  assert.is(server.objects(Bucket).length, 0);
});

test("the client notices an answer that is cut, and one that is another", async (context) => {
  const { client, server } = context;
  await put(client, { Key: "k", Body: big });
  for (const kind of ["cut", "corrupt"] as const) {
    server.setFaults(() => ({ kind }));
    await rejects(getText(client, "k"));
  }
});

test("the log says what was asked, answered and gone wrong", async ({ client, server }) => {
  await put(client, { Key: "k", Body: "123", IfNoneMatch: "*" });
  server.setFaults(() => slowDown);
  await failure(client.send(new GetObjectCommand({ Bucket, Key: "k" })));
  const log = server.requests.map(({ number, operation, key, status, fault, bytes }) => ({
    ...{ number, operation, key, status, fault, bytes },
  }));
  assert.equal(log, [
    { number: 1, operation: "PutObject", key: "k", status: 200, fault: undefined, bytes: 3 },
    { number: 2, operation: "GetObject", key: "k", status: 503, fault: "error", bytes: 0 },
  ]);
  assert.is(server.requests[0]?.headers["if-none-match"], "*");
});

test("objects are mirrored to files, whatever their keys", async () => {
  const directory = await mkdtemp(join(tmpdir(), "s3-server-"));
  const server = await S3Server.start({ buckets: [Bucket], directory });
  const client = new S3Client(server.clientConfig);
  try {
    await put(client, { Key: "t/change_date=2024-05-01/a.parquet", Body: "1" });
    await put(client, { Key: "../../escape", Body: "2" });
    const path = join(directory, Bucket, "t/change_date=2024-05-01/a.parquet");
    assert.is(await readFile(path, "utf8"), "1");
    assert.equal(await readdir(directory), [Bucket]);
    await client.send(new DeleteObjectCommand({ Bucket, Key: "../../escape" }));
    assert.is(server.objects(Bucket).length, 1);
  } finally {
    client.destroy();
    await server.stop();
    await rm(directory, { recursive: true });
  }
});

function put(client: S3Client, input: Partial<PutObjectCommandInput>) {
  return client.send(new PutObjectCommand({ Bucket, Key: "k", ...input }));
}

async function getText(client: S3Client, Key: string): Promise<string | undefined> {
  return (await client.send(new GetObjectCommand({ Bucket, Key }))).Body?.transformToString();
}

async function failure(sent: Promise<unknown>): Promise<S3ServiceException> {
  try {
    await sent;
  } catch (error) {
    if (error instanceof S3ServiceException) return error;
    throw error;
  }
  throw new Error("the request did not fail");
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 2));
}

async function rejects(sent: Promise<unknown>): Promise<void> {
  await sent.then(
    () => assert.unreachable("the request did not fail"),
    () => undefined,
  );
}

test.run();
