import { GetObjectCommand, paginateListObjectsV2, type S3Client } from "@aws-sdk/client-s3";
import { type ListedObject, MissingObjectError, type ObjectSource } from "./ObjectSource.js";

export interface S3ObjectSourceOptions {
  readonly client: S3Client;
  readonly bucket: string;
  /** What the keys begin with, without a slash at either end; may be empty. */
  readonly prefix: string;
}

/** How often an answer may break off, one after the other, before a byte of it has come. */
const attempts = 5;

/** Reads the objects of an S3 bucket. */
export class S3ObjectSource implements ObjectSource {
  readonly #options: S3ObjectSourceOptions;

  constructor(options: S3ObjectSourceOptions) {
    this.#options = options;
  }

  async *list(prefix: string): AsyncGenerator<ListedObject> {
    const { client, bucket } = this.#options;
    const skipped = this.#key("").length;
    const pages = paginateListObjectsV2({ client }, { Bucket: bucket, Prefix: this.#key(prefix) });
    for await (const { Contents = [] } of pages) {
      for (const { Key = "", Size = 0 } of Contents) {
        yield { key: Key.slice(skipped), bytes: Size };
      }
    }
  }

  /**
   * Read an object; where the connection breaks off, go on from there. The rest is asked for by the
   * entity tag, so that it is of the same object.
   */
  async *read(key: string): AsyncGenerator<Uint8Array> {
    let from: Position = { offset: 0, etag: undefined };
    for (let failures = 0; ; ) {
      const answer = await this.#get(key, from);
      from = { ...from, etag: answer.ETag };
      try {
        for await (const part of answer.Body as AsyncIterable<Uint8Array>) {
          failures = 0;
          from = { ...from, offset: from.offset + part.length };
          yield part;
        }
        return;
      } catch (error) {
        // After the last byte it is a checksum that does not hold.
        if (++failures === attempts || from.offset === answer.total) throw error;
      }
    }
  }

  async #get(key: string, { offset, etag }: Position) {
    try {
      const answer = await this.#options.client.send(
        new GetObjectCommand({
          Bucket: this.#options.bucket,
          Key: this.#key(key),
          ...(offset > 0 && { Range: `bytes=${offset}-`, IfMatch: etag }),
        }),
      );
      return { ...answer, total: offset + (answer.ContentLength ?? 0) };
    } catch (error) {
      throw isMissing(error) ? new MissingObjectError(key) : error;
    }
  }

  #key(key: string): string {
    const { prefix } = this.#options;
    return prefix === "" ? key : `${prefix}/${key}`;
  }
}

interface Position {
  readonly offset: number;
  readonly etag: string | undefined;
}

/** Without leave to list a bucket, S3 denies what is not there. */
function isMissing(error: unknown): boolean {
  const { name } = error as Error;
  return name === "NoSuchKey" || name === "AccessDenied";
}
