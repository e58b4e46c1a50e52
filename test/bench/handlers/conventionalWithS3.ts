/** The usual stack's handler, with the client that it stores objects by. */
import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import type { KinesisStreamEvent } from "aws-lambda";
import { handle } from "../ways/conventional.js";

const client = new S3Client({});

export async function handler(event: KinesisStreamEvent): Promise<void> {
  const Body = String(await handle(event));
  await client.send(new PutObjectCommand({ Bucket: "archive", Key: "object", Body }));
}
