import { createHash } from "node:crypto";

/** The records that an object holds: those of one shard, in batch order. */
export interface ObjectIdentity {
  readonly shardId: string;
  readonly sequenceNumbers: readonly string[];
  /** What else decides the object's content: the schema's fingerprint. */
  readonly content: readonly string[];
}

/** What an object is known by. */
export interface ObjectName {
  /** Of its identity, 32 hex digits. */
  readonly digest: string;
  /** The file's name without an extension. */
  readonly stem: string;
}

/** V8 takes fresh memory from the system for each text of more than 128 KB. */
const numbersAtOnce = 256;

/**
 * Name an object: by shard, first and last sequence number, for people, and by a digest of what
 * decides its content, for uniqueness. The stored bytes are no part of it: compressors give other
 * bytes from one version of Node to the next.
 */
export function objectName({ shardId, sequenceNumbers, content }: ObjectIdentity): ObjectName {
  // As JSON.stringify spells the three, in less time: a sequence number is all digits.
  const hash = createHash("sha256").update(`[${JSON.stringify(shardId)},["`);
  for (let from = 0; from < sequenceNumbers.length; from += numbersAtOnce) {
    const numbers = sequenceNumbers.slice(from, from + numbersAtOnce).join('","');
    hash.update(from === 0 ? numbers : `","${numbers}`, "latin1");
  }
  hash.update(`"],${JSON.stringify(content)}]`);
  const digest = hash.digest("hex").slice(0, 32);
  const parts = [shardId, sequenceNumbers[0], sequenceNumbers.at(-1), digest];
  return { digest, stem: parts.map(plain).join("_") };
}

/** Spell the key of an object of changes, below the archive's location. */
export function changesKey(
  place: { readonly table: string; readonly format: string; readonly changeDate: string },
  { stem }: ObjectName,
  extension: string,
): string {
  const { table, format, changeDate } = place;
  return `${table}/${format}/change_date=${changeDate}/${stem}.${extension}`;
}

/** Spell the key of a quarantine object, below the archive's location. */
export function quarantineKey(day: string, { stem }: ObjectName): string {
  return `quarantine/quarantine_date=${day}/${stem}.jsonl`;
}

// Backfills have shards with other signs. Athena passes over names that begin with `_` or `.`.
function plain(part = ""): string {
  return part.replace(/[^A-Za-z0-9-]/g, "-").slice(0, 64);
}
