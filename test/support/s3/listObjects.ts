import { compareKeys, type StoredObject } from "./ObjectStore.js";
import { S3Error } from "./S3Error.js";
import { element, xmlDocument } from "./xml.js";

/** What a listing asks for. */
interface Listing {
  readonly prefix: string;
  readonly delimiter: string;
  readonly maxKeys: number;
  /** Entries up to this key or common prefix were listed before. */
  readonly after: string;
  readonly encoded: boolean;
}

/** An object, or the common prefix of several. */
type Entry = { readonly object: StoredObject } | { readonly prefix: string };

/**
 * List the objects of a bucket, sorted, as the body of ListObjectsV2.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html
 */
export function listObjects(
  bucket: string,
  sorted: readonly StoredObject[],
  query: URLSearchParams,
): string {
  const listing = readListing(query);
  const left = entries(sorted, listing).filter((entry) => isAfter(entry, listing.after));
  return spell(bucket, listing, left.slice(0, listing.maxKeys), left.length > listing.maxKeys);
}

function readListing(query: URLSearchParams): Listing {
  const maxKeys = query.get("max-keys") ?? "1000";
  if (!/^\d+$/.test(maxKeys)) throw new S3Error(400, "InvalidArgument", "max-keys is no number");
  const token = query.get("continuation-token");
  return {
    prefix: query.get("prefix") ?? "",
    delimiter: query.get("delimiter") ?? "",
    maxKeys: Math.min(1000, Number(maxKeys)),
    after: token === null ? (query.get("start-after") ?? "") : fromToken(token),
    encoded: query.get("encoding-type") === "url",
  };
}

function entries(sorted: readonly StoredObject[], { prefix, delimiter }: Listing): Entry[] {
  const common = new Set<string>();
  return sorted
    .filter(({ key }) => key.startsWith(prefix))
    .flatMap((object): Entry[] => {
      const end = delimiter === "" ? -1 : object.key.indexOf(delimiter, prefix.length);
      if (end < 0) return [{ object }];
      const shared = object.key.slice(0, end + delimiter.length);
      if (common.has(shared)) return [];
      common.add(shared);
      return [{ prefix: shared }];
    });
}

function isAfter(entry: Entry, after: string): boolean {
  return after === "" || compareKeys(nameOf(entry), after) > 0;
}

function spell(bucket: string, listing: Listing, shown: readonly Entry[], more: boolean): string {
  const last = shown.at(-1);
  const encode = (text: string) => (listing.encoded ? encodeURIComponent(text) : text);
  return xmlDocument(
    element("ListBucketResult", [
      element("Name", bucket),
      element("Prefix", encode(listing.prefix)),
      element("MaxKeys", String(listing.maxKeys)),
      element("KeyCount", String(shown.length)),
      element("IsTruncated", String(more)),
      ...(more && last ? [element("NextContinuationToken", toToken(nameOf(last)))] : []),
      ...(listing.encoded ? [element("EncodingType", "url")] : []),
      ...shown.map((entry) => spellEntry(entry, encode)),
    ]),
  );
}

function spellEntry(entry: Entry, encode: (text: string) => string): string {
  if ("prefix" in entry) {
    return element("CommonPrefixes", [element("Prefix", encode(entry.prefix))]);
  }
  const { key, lastModified, etag, bytes } = entry.object;
  return element("Contents", [
    element("Key", encode(key)),
    element("LastModified", lastModified.toISOString()),
    element("ETag", etag),
    element("Size", String(bytes.length)),
    element("StorageClass", "STANDARD"),
  ]);
}

function nameOf(entry: Entry): string {
  return "prefix" in entry ? entry.prefix : entry.object.key;
}

function toToken(name: string): string {
  return Buffer.from(name).toString("base64url");
}

function fromToken(token: string): string {
  return Buffer.from(token, "base64url").toString();
}
