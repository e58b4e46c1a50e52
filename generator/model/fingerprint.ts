import { createHash } from "node:crypto";
import type { RecordModel } from "./model.js";

/** What a model says of places and to people, which no stored byte depends on. */
const immaterial = new Set([
  "source",
  "doc",
  "deprecated",
  "aliases",
  "earlierColumns",
  "acceptedLosses",
  "version",
]);

/**
 * Digest what a record model says of data: two models with one fingerprint read and write the same
 * bytes. 16 hex digits.
 */
export function fingerprint(record: RecordModel): string {
  const material = JSON.stringify(record, (key, value) =>
    immaterial.has(key) ? undefined : value,
  );
  return createHash("sha256").update(material).digest("hex").slice(0, 16);
}
