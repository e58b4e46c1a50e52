/** Exports of tables as DynamoDB writes them to a bucket. */
import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import type { AttributeMap } from "../../runtime/codec/AttributeValue.js";
import type { Storage } from "../../runtime/delivery/Storage.js";

/** An item's change as an incremental export has it. */
export interface ExportedChange {
  readonly Metadata: { readonly WriteTimestampMicros: string };
  readonly Keys: AttributeMap;
  readonly NewImage?: AttributeMap;
  readonly OldImage?: AttributeMap;
}

export interface ExportFixture {
  readonly tableName: string;
  /** A line is an object, or text as it is. */
  readonly files: readonly (readonly (object | string)[])[];
  readonly kind?: "full" | "incremental";
  /** What the keys begin with. Default empty. */
  readonly prefix?: string;
  /** Whether the manifest's keys begin with the prefix, too. Default false. */
  readonly prefixInManifest?: boolean;
  readonly id?: string;
  readonly startTime?: string;
  readonly exportTime?: string;
  /** Changes the summary after all is counted. */
  readonly summary?: object;
}

/** An export that is written. */
export interface WrittenExport {
  readonly id: string;
  /** Key of the folder with the manifests. */
  readonly folder: string;
  /** The manifest's entries. */
  readonly entries: readonly {
    readonly itemCount: number;
    readonly md5Checksum: string;
    readonly etag: string;
    readonly dataFileS3Key: string;
  }[];
  /** Keys of the data files. */
  readonly keys: readonly string[];
}

/** Spell items as the lines of a full export. */
export function itemLines(items: readonly AttributeMap[]): { Item: AttributeMap }[] {
  return items.map((Item) => ({ Item }));
}

/** Write an export to a bucket's storage. */
export async function writeExport(
  storage: Storage,
  fixture: ExportFixture,
): Promise<WrittenExport> {
  const { prefix = "", id = "01693685827463-2d8752fd", files, kind = "full" } = fixture;
  const root = `${prefix === "" ? "" : `${prefix}/`}AWSDynamoDB`;
  const data = kind === "full" ? `${id}/data` : "data";
  const put = (key: string, bytes: Uint8Array) =>
    storage.put(`${root}/${key}`, bytes, { contentType: "application/octet-stream" });
  const entries = [];
  const keys = [];
  for (const [index, lines] of files.entries()) {
    const name = `${data}/${fileName(id, index)}`;
    const bytes = gzipSync(lines.map(lineOf).join(""));
    await put(name, bytes);
    keys.push(`${root}/${name}`);
    entries.push(
      entryOf(`${fixture.prefixInManifest ? root : "AWSDynamoDB"}/${name}`, lines, bytes),
    );
  }
  await put(`${id}/_started`, Buffer.alloc(0));
  await put(`${id}/manifest-files.json`, Buffer.from(entries.map(lineOf).join("")));
  const itemCount = files.reduce((total, lines) => total + lines.length, 0);
  await put(
    `${id}/manifest-summary.json`,
    Buffer.from(JSON.stringify({ ...summaryOf(fixture, id, itemCount), ...fixture.summary })),
  );
  return { id, folder: `${root}/${id}`, entries, keys };
}

function summaryOf(fixture: ExportFixture, id: string, itemCount: number): object {
  const { tableName, kind = "full", prefix = "" } = fixture;
  const { startTime = "2024-05-01T12:00:00.000Z", exportTime = startTime } = fixture;
  const tableArn = `arn:aws:dynamodb:eu-west-1:123456789012:table/${tableName}`;
  const common = {
    exportArn: `${tableArn}/export/${id}`,
    startTime,
    endTime: new Date(Date.parse(startTime) + 300_000).toISOString(),
    tableArn,
    tableId: "12345a12-abcd-123a-ab12-1234abc12345",
    s3Bucket: "exports",
    s3Prefix: prefix === "" ? null : prefix,
    s3SseAlgorithm: "AES256",
    s3SseKmsKeyId: null,
    manifestFilesS3Key: `AWSDynamoDB/${id}/manifest-files.json`,
    billedSizeBytes: 0,
    itemCount,
    outputFormat: "DYNAMODB_JSON",
  };
  if (kind === "full") return { version: "2020-06-30", ...common, exportTime };
  return {
    version: "2023-08-01",
    ...common,
    exportFromTime: new Date(Date.parse(startTime) - 86_400_000).toISOString(),
    exportToTime: startTime,
    outputView: "NEW_AND_OLD_IMAGES",
    exportType: "INCREMENTAL_EXPORT",
  };
}

function entryOf(dataFileS3Key: string, lines: readonly unknown[], bytes: Uint8Array) {
  const digest = createHash("md5").update(bytes).digest();
  const etag = `${createHash("md5").update(digest).digest("hex")}-1`;
  return { itemCount: lines.length, md5Checksum: digest.toString("base64"), etag, dataFileS3Key };
}

/** 26 letters and digits, as the names of DynamoDB's files have. */
function fileName(id: string, index: number): string {
  const digest = createHash("sha256").update(`${id} ${index}`).digest();
  return `${BigInt(`0x${digest.toString("hex")}`)
    .toString(36)
    .slice(0, 26)}.json.gz`;
}

function lineOf(line: object | string): string {
  return `${typeof line === "string" ? line : JSON.stringify(line)}\n`;
}
