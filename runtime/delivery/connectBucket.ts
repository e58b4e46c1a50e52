import { HeadBucketCommand, type S3Client } from "@aws-sdk/client-s3";
import type { Log } from "../logger.js";
import { Deadline } from "../util/Deadline.js";

export interface ConnectOptions {
  readonly client: S3Client;
  readonly bucket: string;
  readonly log: Log;
  /** How long to wait for an answer, in milliseconds. */
  readonly millis?: number;
}

/** S3 answers in some 50 ms. A start that it does not answer is no later than this. */
const defaultMillis = 1_000;

/**
 * Let a client look for its bucket, so that its credentials, its signer and a connection are there
 * when the first object comes. Any answer will do, as that of a role that may not look: 403. Where
 * none comes, the first object finds its own way.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadBucket.html
 */
export async function connectBucket(options: ConnectOptions): Promise<void> {
  const { client, bucket, log, millis = defaultMillis } = options;
  const deadline = new Deadline(() => millis);
  const { signal } = deadline;
  try {
    const answer = client.send(new HeadBucketCommand({ Bucket: bucket }), { abortSignal: signal });
    // The SDK looks for credentials, and pauses between its attempts, without regard to the signal.
    await Promise.race([answer, abortOf(signal)]);
  } catch (error) {
    if (!isAnswer(error)) log.debug("not connected", { bucket, problem: String(error) });
  } finally {
    deadline.clear();
  }
}

function abortOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}

function isAnswer(error: unknown): boolean {
  return (error as { $response?: unknown }).$response !== undefined;
}
