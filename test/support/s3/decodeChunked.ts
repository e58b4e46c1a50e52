import { S3Error } from "./S3Error.js";

/** A body without its `aws-chunked` framing, and the headers that trailed it, in lower case. */
export interface DecodedBody {
  readonly bytes: Buffer;
  readonly trailers: Readonly<Record<string, string>>;
}

/**
 * Take the `aws-chunked` framing off a body: chunks of `<hex size>[;chunk-signature=…]\r\n<bytes>\r\n`,
 * one of size 0, then trailing headers.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html
 */
export function decodeChunked(framed: Buffer): DecodedBody {
  const chunks: Buffer[] = [];
  for (let at = 0; ; ) {
    const { size, start } = chunkHead(framed, at);
    if (size === 0) return { bytes: Buffer.concat(chunks), trailers: trailersFrom(framed, start) };
    if (framed.toString("latin1", start + size, start + size + 2) !== "\r\n") throw incomplete();
    chunks.push(framed.subarray(start, start + size));
    at = start + size + 2;
  }
}

function chunkHead(framed: Buffer, at: number): { size: number; start: number } {
  const end = framed.indexOf("\r\n", at);
  const head = /^([0-9a-f]+)(;.*)?$/i.exec(framed.toString("latin1", at, Math.max(at, end)));
  if (head === null) throw incomplete();
  return { size: Number.parseInt(head[1] ?? "", 16), start: end + 2 };
}

function trailersFrom(framed: Buffer, start: number): Record<string, string> {
  const lines = framed.toString("latin1", start).split("\r\n").filter(Boolean);
  return Object.fromEntries(
    lines.map((line) => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
}

function incomplete(): S3Error {
  return new S3Error(400, "IncompleteBody", "The request body terminated unexpectedly");
}
