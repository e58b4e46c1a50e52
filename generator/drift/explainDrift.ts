import { structuredPatch } from "diff";
import { type Manifest, manifestPath } from "../manifest.js";
import type { Model } from "../model/model.js";

import type { SourceLocation } from "../source.js";
import type { GeneratedFile } from "../targets/target.js";
import type { Drift } from "./compareFiles.js";
import { SchemaLines } from "./schemaLines.js";

/** Why a generated file is not what it would be. */
export type Cause =
  | { readonly kind: "schema"; readonly schemas: readonly string[] }
  | { readonly kind: "hand" }
  | { readonly kind: "generator"; readonly from: string; readonly to: string }
  | { readonly kind: "unknown" };

/** A run of lines that differ, with some around them. */
export interface Hunk {
  /** Line of the file as it is, from 1. */
  readonly line: number;
  /** Each behind ` `, `-` (is there) or `+` (would be there). */
  readonly lines: readonly string[];
  /** The schema lines that these lines come from. */
  readonly sources: readonly SourceLocation[];
}

/** A file that is not what it would be. */
export interface DriftedFile {
  /** Below the output folder. */
  readonly path: string;
  readonly state: "missing" | "stale" | "surplus";
  readonly cause: Cause;
  /** Of a stale file. */
  readonly hunks: readonly Hunk[];
}

/** What a folder holds, and what it would. */
export interface Comparison {
  readonly drift: Drift;
  readonly expected: readonly GeneratedFile[];
  /** The model that these come from. */
  readonly model: Model;
  /** Gives the text of a file of the folder. */
  read(path: string): string;
  /** The folder's own manifest, if it has one that can be read. */
  readonly recorded: Manifest | undefined;
}

/** Explain every difference between an output folder and what would be generated. */
export function explainDrift({
  drift,
  expected,
  model,
  read,
  recorded,
}: Comparison): DriftedFile[] {
  const texts = new Map(expected.map(({ path, text }) => [path, text]));
  const now = JSON.parse(texts.get(manifestPath) ?? "{}") as Manifest;
  const schemaLines = new SchemaLines(model, recorded?.model);
  return [
    ...drift.missing.map((path) => ({
      path,
      state: "missing" as const,
      cause: cause(recorded, now),
      hunks: [],
    })),
    ...drift.stale.map((path) => ({
      path,
      state: "stale" as const,
      cause: isEdited(path, drift, recorded, now) ? hand : cause(recorded, now),
      hunks: path === manifestPath ? [] : hunksOf(read(path), texts.get(path) ?? "", schemaLines),
    })),
    ...drift.surplus.map((path) => ({
      path,
      state: "surplus" as const,
      cause: recorded?.files[path] === undefined ? hand : cause(recorded, now),
      hunks: [],
    })),
  ];
}

const hand: Cause = { kind: "hand" };

/**
 * A file is edited by hand if it is not the one that the manifest recorded. The manifest, which
 * records no hash of itself, is if nothing else that it records differs from what would be.
 */
function isEdited(
  path: string,
  { stale }: Drift,
  recorded: Manifest | undefined,
  now: Manifest,
): boolean {
  if (recorded === undefined) return false;
  if (path === manifestPath) return stale.length === 1 && cause(recorded, now).kind === "unknown";
  return recorded.files[path] === now.files[path];
}

function cause(recorded: Manifest | undefined, now: Manifest): Cause {
  if (recorded === undefined) return { kind: "unknown" };
  const paths = new Set([...Object.keys(recorded.schemas), ...Object.keys(now.schemas)]);
  const schemas = [...paths].filter((path) => recorded.schemas[path] !== now.schemas[path]).sort();
  if (schemas.length > 0) return { kind: "schema", schemas };
  if (recorded.generator === now.generator) return { kind: "unknown" };
  return { kind: "generator", from: recorded.generator, to: now.generator };
}

function hunksOf(is: string, wouldBe: string, schemaLines: SchemaLines): Hunk[] {
  const { hunks } = structuredPatch("", "", is, wouldBe, "", "", { context: 1 });
  return hunks.map(({ oldStart, lines }) => ({
    line: oldStart,
    lines,
    sources: schemaLines.behind(lines),
  }));
}
