import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { S3Client } from "@aws-sdk/client-s3";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { S3Server } from "../../test/support/S3Server.js";
import { FileObjectSource } from "./FileObjectSource.js";
import { FileStorage } from "./FileStorage.js";
import { MissingObjectError, type ObjectSource, readText } from "./ObjectSource.js";
import { S3ObjectSource } from "./S3ObjectSource.js";
import { S3Storage } from "./S3Storage.js";
import type { Storage } from "./Storage.js";

const bucket = "archive";
const folder = mkdtempSync(join(tmpdir(), "object-sources-"));
const server = await S3Server.start({ buckets: [bucket] });
const client = new S3Client({ ...server.clientConfig, maxAttempts: 1 });
const test = suite();

const places: Record<string, { storage: Storage; source: ObjectSource }> = {
  "a folder": { storage: new FileStorage(folder), source: new FileObjectSource(folder) },
  "a bucket": {
    storage: new S3Storage({ client, bucket, prefix: "" }),
    source: new S3ObjectSource({ client, bucket, prefix: "" }),
  },
  "a prefix of a bucket": {
    storage: new S3Storage({ client, bucket, prefix: "some/prefix" }),
    source: new S3ObjectSource({ client, bucket, prefix: "some/prefix" }),
  },
};

test.after(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

async function keysOf(source: ObjectSource, prefix: string): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of source.list(prefix)) keys.push(key);
  return keys;
}

async function failureOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => undefined,
    (error: unknown) => error,
  );
}

for (const [name, { storage, source }] of Object.entries(places)) {
  test(`what is stored in ${name} is listed by prefix, in the order of keys, and read`, async () => {
    for (const key of ["a/b.txt", "a/b/ü", "a/b/z", "b", "a-b"]) {
      await storage.put(key, Buffer.from(`content of ${key}`), { contentType: "text/plain" });
    }
    assert.equal(await keysOf(source, "a/b"), ["a/b.txt", "a/b/z", "a/b/ü"]);
    assert.equal(await keysOf(source, "a/b/"), ["a/b/z", "a/b/ü"]);
    assert.equal(await keysOf(source, "none/"), []);
    assert.is(await readText(source, "a/b/ü"), "content of a/b/ü");
  });

  test(`what is not in ${name} is told by its key`, async () => {
    const error = await failureOf(readText(source, "not/there"));
    assert.instance(error, MissingObjectError);
    assert.is((error as MissingObjectError).key, "not/there");
  });
}

test("an object whose answer breaks off is read on from there", async () => {
  const { storage, source } = places["a bucket"] as (typeof places)[string];
  const bytes = Buffer.alloc(300_000, "0123456789");
  await storage.put("large", bytes, { contentType: "text/plain" });
  let cuts = 2;
  server.setFaults(({ operation }) =>
    operation === "GetObject" && cuts-- > 0 ? { kind: "cut" } : undefined,
  );
  assert.ok(bytes.toString() === (await readText(source, "large")));
  const asked = server.requests.filter(({ key }) => key === "large").at(-1)?.headers;
  assert.match(String(asked?.range), /^bytes=[1-9]\d*-$/);
  assert.ok(asked?.["if-match"]);
});

test("a connection that always breaks off is an error, not a shorter object", async () => {
  const { source } = places["a bucket"] as (typeof places)[string];
  server.setFaults(({ operation }) =>
    operation === "GetObject" ? { kind: "reset", when: "before" } : undefined,
  );
  assert.ok(await failureOf(readText(source, "large")));
  server.setFaults(undefined);
});

test("bytes that are not those that were stored are an error", async () => {
  const { source } = places["a bucket"] as (typeof places)[string];
  server.setFaults(({ operation }) =>
    operation === "GetObject" ? { kind: "corrupt" } : undefined,
  );
  assert.ok(await failureOf(readText(source, "large")));
  server.setFaults(undefined);
});

test.run();
