import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import type { Moto } from "../harness/moto/Moto.js";
import type { Archive } from "./deployTables.js";

/**
 * Take every second object below a prefix away, as if its batch were still to come.
 *
 * @returns what puts them back
 */
export async function withholdObjects(
  moto: Moto,
  { bucket: Bucket }: Archive,
  Prefix: string,
): Promise<() => Promise<void>> {
  const s3 = new S3Client(moto.client);
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket, Prefix }));
  const keys = Contents.filter((_, index) => index % 2 === 0).map(({ Key }) => ({ Bucket, Key }));
  const withheld = await Promise.all(
    keys.map(async (key) => {
      const { Body } = await s3.send(new GetObjectCommand(key));
      return { ...key, Body: (await Body?.transformToByteArray()) ?? new Uint8Array() };
    }),
  );
  for (const key of keys) await s3.send(new DeleteObjectCommand(key));
  return async () => {
    for (const object of withheld) await s3.send(new PutObjectCommand(object));
  };
}
