import { put } from "./put.js";

/** A value as `JSON.stringify` takes it. */
export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

/**
 * Turn a record into plain JSON: int64 and decimals as text, for a JSON number may lose their
 * digits; timestamps as ISO 8601 in UTC; bytes as base64; JSON text as that text.
 */
export function plainJson(value: unknown): Json {
  if (typeof value === "bigint") return value.toString();
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return Buffer.from(value).toString("base64");
  if (Array.isArray(value)) return value.map(plainJson);
  if (typeof value !== "object" || value === null) return value as Json;
  const plain: Record<string, Json> = {};
  for (const [name, member] of Object.entries(value)) {
    if (member !== undefined) put(plain, name, plainJson(member));
  }
  return plain;
}
