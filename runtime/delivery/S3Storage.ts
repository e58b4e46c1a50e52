import { setTimeout as pause } from "node:timers/promises";
import { PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import type { PutOptions, PutResult, Storage } from "./Storage.js";

export interface S3StorageOptions {
  readonly client: S3Client;
  readonly bucket: string;
  /** What the keys begin with, without a slash at either end; may be empty. */
  readonly prefix: string;
}

const conflictAttempts = 5;
const conflictPauseMillis = 50;

/**
 * Stores objects in an S3 bucket, each by a conditional write, so that of two writers of one key
 * the first wins and both know it stored.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
 */
export class S3Storage implements Storage {
  readonly #options: S3StorageOptions;

  constructor(options: S3StorageOptions) {
    this.#options = options;
  }

  async put(key: string, bytes: Uint8Array, options: PutOptions): Promise<PutResult> {
    for (let attempt = 1; ; attempt++) {
      const result = await this.#attempt(key, bytes, options);
      if (result !== "conflict") return result;
      if (attempt === conflictAttempts) throw new Error(`409 from S3, ${attempt} times`);
      await pause(conflictPauseMillis * 2 ** attempt, undefined, signalOf(options));
    }
  }

  async #attempt(
    key: string,
    bytes: Uint8Array,
    options: PutOptions,
  ): Promise<PutResult | "conflict"> {
    try {
      await this.#options.client.send(this.#command(key, bytes, options.contentType), {
        ...(options.signal && { abortSignal: options.signal }),
      });
      return "stored";
    } catch (error) {
      if (statusOf(error) === 412) return "exists";
      // S3 asks for another try where a deletion of the key came between; the SDK makes none.
      if (statusOf(error) === 409) return "conflict";
      throw error;
    }
  }

  #command(key: string, bytes: Uint8Array, contentType: string): PutObjectCommand {
    const { bucket, prefix } = this.#options;
    return new PutObjectCommand({
      Bucket: bucket,
      Key: prefix === "" ? key : `${prefix}/${key}`,
      Body: bytes,
      ContentType: contentType,
      IfNoneMatch: "*",
    });
  }
}

function signalOf({ signal }: PutOptions): { signal?: AbortSignal } {
  return signal ? { signal } : {};
}

function statusOf(error: unknown): number | undefined {
  return (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;
}
