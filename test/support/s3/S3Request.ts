import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { S3Error } from "./S3Error.js";

export type Operation =
  | "CreateBucket"
  | "HeadBucket"
  | "ListObjectsV2"
  | "PutObject"
  | "GetObject"
  | "HeadObject"
  | "DeleteObject";

/** A request as its head says, before its body is read. */
export interface S3Request {
  /** Counts from 1 over the server's life. */
  readonly number: number;
  readonly operation: Operation;
  readonly bucket: string;
  /** Empty for a bucket's own operations. */
  readonly key: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
}

/** Read the head of a path-style request; throws an S3Error for what the server does not know. */
export function readRequest(message: IncomingMessage, number: number): S3Request {
  // Not by URL: it would resolve the dots of a key.
  const [path = "", search] = (message.url ?? "/").split("?", 2);
  const query = new URLSearchParams(search);
  const [, bucket = "", key = ""] = /^\/([^/]*)\/?(.*)$/s.exec(path) ?? [];
  const operation = operationOf(message, query, key);
  const request = { number, operation, bucket: decodeURIComponent(bucket) };
  return { ...request, key: readKey(key), query, headers: message.headers };
}

const bucketOperations: Readonly<Record<string, Operation>> = {
  PUT: "CreateBucket",
  HEAD: "HeadBucket",
  GET: "ListObjectsV2",
};

const objectOperations: Readonly<Record<string, Operation>> = {
  PUT: "PutObject",
  GET: "GetObject",
  HEAD: "HeadObject",
  DELETE: "DeleteObject",
};

// Sub-resources and copies are other operations, which must not pass for these.
const known = new Set(["x-id", "list-type", "prefix", "delimiter", "max-keys", "start-after"]);
const alsoKnown = new Set(["continuation-token", "encoding-type", "fetch-owner"]);

function operationOf(message: IncomingMessage, query: URLSearchParams, key: string): Operation {
  const table = key === "" ? bucketOperations : objectOperations;
  const operation = table[message.method ?? ""];
  const other = [...query.keys()].some((name) => !known.has(name) && !alsoKnown.has(name));
  const copy = message.headers["x-amz-copy-source"] !== undefined;
  const oldList = operation === "ListObjectsV2" && query.get("list-type") !== "2";
  if (operation === undefined || other || copy || oldList) {
    throw new S3Error(501, "NotImplemented", `this server has no ${message.method} of this kind`);
  }
  return operation;
}

function readKey(path: string): string {
  const key = decodeURIComponent(path);
  // "Naming Amazon S3 objects": a key has at most 1,024 bytes of UTF-8.
  if (Buffer.byteLength(key) > 1024) {
    throw new S3Error(400, "KeyTooLongError", "Your key is too long");
  }
  return key;
}
