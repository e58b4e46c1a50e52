import { createHash } from "node:crypto";
import { fingerprint } from "./model/fingerprint.js";
import type { Ledger } from "./model/lower.js";
import type { Model } from "./model/model.js";
import { layout } from "./targets/literal.js";
import type { GeneratedFile } from "./targets/target.js";

/** Where the manifest stands, below the output folder. */
export const manifestPath = "manifest.json";

/** What `manifest.json` says: what was generated from what, and all that the tools need of it. */
export interface Manifest {
  /** The generator's version, which stands here only: an upgrade touches one file. */
  readonly generator: string;
  /** SHA-256 of each schema file, by path. */
  readonly schemas: Readonly<Record<string, string>>;
  /** SHA-256 of each generated file, by path; the manifest itself left out. */
  readonly files: Readonly<Record<string, string>>;
  /** The fingerprint of each record type, by name. */
  readonly fingerprints: Readonly<Record<string, string>>;
  /** Its sources have no line and column: a line more in a schema is no change of what follows. */
  readonly model: Model;
  readonly ledger: Ledger;
}

/** Write the manifest of a run. */
export function manifestFile(
  generator: string,
  schemas: ReadonlyMap<string, string>,
  files: readonly GeneratedFile[],
  model: Model,
  ledger: Ledger,
): GeneratedFile {
  const manifest: Manifest = {
    generator,
    schemas: digests([...schemas]),
    files: digests(files.map(({ path, text }) => [path, text])),
    fingerprints: Object.fromEntries(
      model.records.map((record) => [record.name, fingerprint(record)]),
    ),
    model: withoutLines(model),
    ledger,
  };
  return { path: manifestPath, text: `${layout(manifest, "json")}\n` };
}

function withoutLines(model: Model): Model {
  const text = JSON.stringify(model, (key, value) =>
    key === "source" ? { file: value.file, pointer: value.pointer } : value,
  );
  return JSON.parse(text) as Model;
}

function digests(
  texts: readonly (readonly [path: string, text: string])[],
): Record<string, string> {
  const sorted = [...texts].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(sorted.map(([path, text]) => [path, digest(text)]));
}

/** Give the SHA-256 of a text as hex digits. */
export function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
