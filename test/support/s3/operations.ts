import { byteRange } from "./byteRange.js";
import { checksumsOf, entityTag } from "./checksums.js";
import type { DecodedBody } from "./decodeChunked.js";
import { listObjects } from "./listObjects.js";
import type { ObjectStore, StoredObject } from "./ObjectStore.js";
import { S3Error } from "./S3Error.js";
import type { Operation, S3Request } from "./S3Request.js";

/** An answer, ready to be sent. */
export interface S3Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** The buckets of a server. */
export interface Buckets {
  readonly stores: Map<string, ObjectStore>;
  /** Make the store of a new bucket. */
  create(name: string): ObjectStore;
}

type Perform = (
  buckets: Buckets,
  request: S3Request,
  body: DecodedBody,
) => S3Answer | Promise<S3Answer>;

/** Do what a request asks for; throws an S3Error where S3 would refuse it. */
export function perform(
  buckets: Buckets,
  request: S3Request,
  body: DecodedBody,
): S3Answer | Promise<S3Answer> {
  authorize(request);
  return operations[request.operation](buckets, request, body);
}

const operations: Readonly<Record<Operation, Perform>> = {
  CreateBucket: createBucket,
  HeadBucket: headBucket,
  ListObjectsV2: listBucket,
  PutObject: putObject,
  GetObject: getObject,
  HeadObject: headObject,
  DeleteObject: deleteObject,
};

// Signatures are not verified: what a test sends, it may send.
function authorize({ headers, query }: S3Request): void {
  if (headers.authorization?.startsWith("AWS4-") || query.has("X-Amz-Signature")) return;
  throw new S3Error(403, "AccessDenied", "Access Denied");
}

function createBucket({ stores, create }: Buckets, { bucket }: S3Request): S3Answer {
  if (!stores.has(bucket)) stores.set(bucket, create(bucket));
  return answer(200, { Location: `/${bucket}` });
}

function headBucket(buckets: Buckets, request: S3Request): S3Answer {
  storeOf(buckets, request);
  return answer(200, {});
}

function listBucket(buckets: Buckets, request: S3Request): S3Answer {
  const sorted = storeOf(buckets, request).list();
  const xml = listObjects(request.bucket, sorted, request.query);
  return answer(200, { "Content-Type": "application/xml" }, Buffer.from(xml));
}

async function putObject(
  buckets: Buckets,
  request: S3Request,
  { bytes, trailers }: DecodedBody,
): Promise<S3Answer> {
  const store = storeOf(buckets, request);
  const { key, headers } = request;
  refuseIfThere(store, request);
  const checksums = checksumsOf({ ...headers, ...trailers });
  const kept = keptHeaders(headers);
  const object = { key, bytes, etag: entityTag(bytes), lastModified: new Date(), checksums };
  const { etag } = await store.put({ ...object, headers: kept });
  return answer(200, { ETag: etag, ...checksums });
}

/**
 * Refuse a conditional put of a key that is there. It is asked when the body has arrived, so the
 * first of several writers to finish wins.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
 */
function refuseIfThere(store: ObjectStore, { key, headers }: S3Request): void {
  const condition = headers["if-none-match"];
  if (condition === undefined) return;
  if (condition !== "*") {
    throw new S3Error(501, "NotImplemented", "If-None-Match of a put is * or nothing");
  }
  if (store.get(key) === undefined) return;
  const message = "At least one of the pre-conditions you specified did not hold";
  throw new S3Error(412, "PreconditionFailed", message, { Condition: "If-None-Match" });
}

function getObject(buckets: Buckets, request: S3Request): S3Answer {
  const object = objectOf(buckets, request);
  const range = byteRange(request.headers.range, object.bytes.length);
  const headers = objectHeaders(object, request, range === undefined);
  if (range === undefined) return answer(200, headers, object.bytes);
  const contentRange = `bytes ${range.first}-${range.last}/${object.bytes.length}`;
  const part = object.bytes.subarray(range.first, range.last + 1);
  return answer(206, { ...headers, "Content-Range": contentRange }, part);
}

function headObject(buckets: Buckets, request: S3Request): S3Answer {
  const object = objectOf(buckets, request);
  const length = String(object.bytes.length);
  return answer(200, { ...objectHeaders(object, request, true), "Content-Length": length });
}

async function deleteObject(buckets: Buckets, request: S3Request): Promise<S3Answer> {
  await storeOf(buckets, request).delete(request.key);
  return answer(204, {});
}

function objectHeaders(
  object: StoredObject,
  { headers }: S3Request,
  whole: boolean,
): Record<string, string> {
  const verified = whole && headers["x-amz-checksum-mode"] === "ENABLED";
  return {
    ...object.headers,
    ETag: object.etag,
    "Last-Modified": object.lastModified.toUTCString(),
    "Accept-Ranges": "bytes",
    ...(verified && object.checksums),
  };
}

function keptHeaders(headers: S3Request["headers"]): Record<string, string> {
  const kept = Object.entries(headers).filter(
    ([name]) => name === "content-type" || name.startsWith("x-amz-meta-"),
  );
  return Object.fromEntries(kept.map(([name, value]) => [name, String(value)]));
}

function storeOf({ stores }: Buckets, { bucket }: S3Request): ObjectStore {
  const store = stores.get(bucket);
  if (store) return store;
  throw new S3Error(404, "NoSuchBucket", "The specified bucket does not exist", {
    BucketName: bucket,
  });
}

function objectOf(buckets: Buckets, request: S3Request): StoredObject {
  const object = storeOf(buckets, request).get(request.key);
  if (object) return object;
  throw new S3Error(404, "NoSuchKey", "The specified key does not exist.", { Key: request.key });
}

function answer(
  status: number,
  headers: Readonly<Record<string, string>>,
  body: Buffer = Buffer.alloc(0),
): S3Answer {
  return { status, headers, body };
}
