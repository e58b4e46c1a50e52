import { createHash } from "node:crypto";

/** The records that an object holds: those of one shard, in batch order. */
export interface ObjectIdentity {
  readonly shardId: string;
  readonly sequenceNumbers: readonly string[];
  /** What else decides the object's content: the schema's fingerprint. */
  readonly content: readonly string[];
}

/**
 * Digest what decides an object's content, as 32 hex digits. The stored bytes are no part of it:
 * compressors give other bytes from one version of Node to the next.
 */
export function objectDigest({ shardId, sequenceNumbers, content }: ObjectIdentity): string {
  const identity = JSON.stringify([shardId, sequenceNumbers, content]);
  return createHash("sha256").update(identity).digest("hex").slice(0, 32);
}

/** Spell the key of an object of changes, below the archive's location. */
export function changesKey(
  place: { readonly table: string; readonly format: string; readonly changeDate: string },
  identity: ObjectIdentity,
  extension: string,
): string {
  const { table, format, changeDate } = place;
  return `${table}/${format}/change_date=${changeDate}/${fileName(identity)}.${extension}`;
}

/** Spell the key of a quarantine object, below the archive's location. */
export function quarantineKey(day: string, identity: ObjectIdentity): string {
  return `quarantine/quarantine_date=${day}/${fileName(identity)}.jsonl`;
}

/** Shard, first and last sequence number, for people; the digest, for uniqueness. */
function fileName(identity: ObjectIdentity): string {
  const { shardId, sequenceNumbers } = identity;
  const ends = [sequenceNumbers[0], sequenceNumbers.at(-1)];
  return [shardId, ...ends, objectDigest(identity)].map(plain).join("_");
}

// Backfills have shards with other signs. Athena passes over names that begin with `_` or `.`.
function plain(part = ""): string {
  return part.replace(/[^A-Za-z0-9-]/g, "-").slice(0, 64);
}
