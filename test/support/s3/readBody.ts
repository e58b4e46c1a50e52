import type { IncomingMessage } from "node:http";
import { verifyChecksums } from "./checksums.js";
import { type DecodedBody, decodeChunked } from "./decodeChunked.js";
import { S3Error } from "./S3Error.js";

/** Thrown where the client went away before its body was whole. */
export class Aborted extends Error {}

/** Read a request's body whole, without framing, its lengths and checksums verified. */
export async function readBody(message: IncomingMessage): Promise<DecodedBody> {
  const received = await receive(message);
  const body = isChunked(message) ? decodeChunked(received) : { bytes: received, trailers: {} };
  const stated = message.headers["x-amz-decoded-content-length"];
  if (stated !== undefined && Number(stated) !== body.bytes.length) {
    throw new S3Error(400, "IncompleteBody", "The body has not the length that was stated");
  }
  verifyChecksums(body.bytes, { ...message.headers, ...body.trailers });
  return body;
}

async function receive(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of message) chunks.push(chunk);
  } catch (cause) {
    throw new Aborted("the client went away", { cause });
  }
  return Buffer.concat(chunks);
}

function isChunked({ headers }: IncomingMessage): boolean {
  return String(headers["x-amz-content-sha256"]).startsWith("STREAMING-");
}
