import { EntityNotFoundException, GetTableCommand, GlueClient } from "@aws-sdk/client-glue";
import {
  GetObjectCommand,
  ListObjectsV2Command,
  type ListObjectsV2CommandOutput,
  S3Client,
  type _Object as S3Object,
} from "@aws-sdk/client-s3";
import type { ArchivedObject, DeployedTable, Deployment } from "./Deployment.js";

/** Where an environment is. */
export interface Whereabouts {
  readonly region: string;
  readonly database: string;
  readonly bucket: string;
  /** Without a slash at its end. */
  readonly prefix: string;
}

/** Look at an environment in AWS, by Glue and S3. Endpoints and credentials are the SDK's own. */
export function awsDeployment({ region, database, bucket, prefix }: Whereabouts): Deployment {
  const glue = new GlueClient({ region });
  // A mock's endpoint is an address, of which a bucket cannot be a part.
  const s3 = new S3Client({ region, forcePathStyle: process.env.AWS_ENDPOINT_URL !== undefined });
  return {
    table: (name) => deployedTable(glue, database, name),
    newestObject: (below) => newestObject(s3, bucket, `${prefix}/${below}`),
  };
}

async function deployedTable(
  glue: GlueClient,
  DatabaseName: string,
  Name: string,
): Promise<DeployedTable | undefined> {
  try {
    const { Table } = await glue.send(new GetTableCommand({ DatabaseName, Name }));
    const columns = Table?.StorageDescriptor?.Columns ?? [];
    return {
      columns: new Map(columns.map((column) => [column.Name ?? "", column.Type ?? ""])),
      query: viewQuery(Table?.ViewOriginalText),
    };
  } catch (error) {
    if (error instanceof EntityNotFoundException) return undefined;
    throw error;
  }
}

/** A view's text is JSON in base64, in a comment. */
function viewQuery(text: string | undefined): string | undefined {
  const [, encoded] = /^\/\* Presto View: (\S+) \*\/$/.exec(text ?? "") ?? [];
  if (encoded === undefined) return undefined;
  const { originalSql } = JSON.parse(Buffer.from(encoded, "base64").toString());
  return String(originalSql);
}

/** The newest object of the latest day, since a late change is stored under its own. */
async function newestObject(
  s3: S3Client,
  bucket: string,
  prefix: string,
): Promise<ArchivedObject | undefined> {
  const days = await list(s3, { Bucket: bucket, Prefix: prefix, Delimiter: "/" });
  const latest = days.flatMap((page) => page.CommonPrefixes ?? []).at(-1)?.Prefix;
  if (latest === undefined) return undefined;
  const pages = await list(s3, { Bucket: bucket, Prefix: latest });
  const [newest] = pages.flatMap((page) => page.Contents ?? []).sort(newestFirst);
  return newest === undefined ? undefined : archivedObject(s3, bucket, newest);
}

function newestFirst(a: S3Object, b: S3Object): number {
  return (b.LastModified?.getTime() ?? 0) - (a.LastModified?.getTime() ?? 0);
}

async function list(
  s3: S3Client,
  input: { Bucket: string; Prefix: string; Delimiter?: string },
): Promise<ListObjectsV2CommandOutput[]> {
  const pages: ListObjectsV2CommandOutput[] = [];
  let token: string | undefined;
  do {
    const page = await s3.send(
      new ListObjectsV2Command({ ...input, ...(token && { ContinuationToken: token }) }),
    );
    pages.push(page);
    token = page.NextContinuationToken;
  } while (token !== undefined);
  return pages;
}

function archivedObject(
  s3: S3Client,
  Bucket: string,
  { Key = "", Size = 0 }: S3Object,
): ArchivedObject {
  return {
    key: Key,
    size: Size,
    async read(start, end) {
      const Range = `bytes=${start}-${end - 1}`;
      const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key, Range }));
      return (await Body?.transformToByteArray()) ?? new Uint8Array();
    },
  };
}
