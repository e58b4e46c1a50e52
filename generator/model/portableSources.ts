import { isAbsolute, posix } from "node:path";
import type { Model } from "./model.js";

/**
 * Name the files of schemas that lie outside the working directory from their folder on, for what
 * is generated must be the same on every machine: `/home/me/schemas/order.json` becomes
 * `schemas/order.json`.
 */
export function withPortableSources(model: Model, folder: string): Model {
  return mapFiles(model, (file) => portablePath(file, folder)) as Model;
}

/** Name a schema file as what is generated names it. */
export function portablePath(file: string, folder: string): string {
  if (!isAbsolute(file) && !file.startsWith("../")) return file;
  const root = posix.dirname(posix.normalize(folder).replace(/\/$/, ""));
  const below = posix.relative(root, file);
  return below.startsWith("../") ? posix.basename(file) : below;
}

function mapFiles(value: unknown, rename: (file: string) => string): unknown {
  if (Array.isArray(value)) return value.map((item) => mapFiles(item, rename));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, member]) => {
    const isSource = key === "source" && typeof member === "object";
    return [key, isSource ? { ...member, file: rename(member.file) } : mapFiles(member, rename)];
  });
  return Object.fromEntries(entries);
}
