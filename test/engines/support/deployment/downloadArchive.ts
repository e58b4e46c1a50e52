import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { GetObjectCommand, paginateListObjectsV2, S3Client } from "@aws-sdk/client-s3";
import type { Moto } from "../../harness/moto/Moto.js";
import { temporaryFolder } from "../../harness/temporaryFolder.js";
import { clientOf } from "./mockAccount.js";

/** Copy the objects below a prefix to a folder, at the paths that they have there. */
export async function downloadArchive(moto: Moto, bucket: string, prefix: string): Promise<string> {
  const client = new S3Client(clientOf(moto));
  const folder = temporaryFolder("archive");
  const listing = { Bucket: bucket, Prefix: `${prefix}/` };
  for await (const { Contents = [] } of paginateListObjectsV2({ client }, listing)) {
    for (const { Key = "" } of Contents) {
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key }));
      const file = join(folder, Key.slice(prefix.length + 1));
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, (await Body?.transformToByteArray()) ?? "");
    }
  }
  return folder;
}
