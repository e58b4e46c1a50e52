/** Cases of the generator: a folder of schemas, and what comes of them. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { generate } from "../../generator/generate.js";
import { renderDiagnostics } from "../../generator/renderDiagnostics.js";
import type { UnmappablePolicy } from "../../generator/schema/load.js";
import { memoryReader } from "../../generator/schema/reader.js";

/** Where the cases are. */
export const casesFolder = fileURLToPath(new URL("../cases", import.meta.url));

/** What `case.json` may say of a case. */
interface Settings {
  readonly unmappable?: UnmappablePolicy;
  /** Beginnings of the paths of the generated files that the case is about. */
  readonly show?: readonly string[];
}

/** What comes of a case: path below its folder → text. */
export type Outcome = ReadonlyMap<string, string>;

const shownByDefault = ["typescript/", "codec/", "athena/"];

/** List the names of the cases, sorted. */
export function listCases(): string[] {
  return readdirSync(casesFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** A case's schemas, path → text, and how to generate from them. */
export interface CaseInput {
  readonly schemas: Readonly<Record<string, string>>;
  readonly settings: { readonly changeMetadata: string; readonly unmappable?: UnmappablePolicy };
}

/** Read a case's schemas. */
export function schemasOfCase(name: string): CaseInput {
  const folder = join(casesFolder, name);
  const { unmappable } = settingsOf(folder);
  const settings = { changeMetadata: changeMetadataPath, ...(unmappable && { unmappable }) };
  return { schemas: schemasOf(folder), settings };
}

/** Generate from a case's schemas. */
export async function runCase(name: string): Promise<Outcome> {
  const { schemas: texts, settings } = schemasOfCase(name);
  const { diagnostics, schemas, output } = await generate(memoryReader(texts), {
    folder: ".",
    ...settings,
    version: "0.0.0",
  });
  const { show = shownByDefault } = settingsOf(join(casesFolder, name));
  const shown = (output?.files ?? []).filter(({ path }) => isShown(path, show));
  const text = renderDiagnostics(diagnostics, "text", schemas).join("\n");
  return new Map([
    ...shown.map(({ path, text }) => [`expected/${path}`, text] as const),
    ...(text === "" ? [] : [["diagnostics.txt", `${text}\n`] as const]),
  ]);
}

/** Read what is recorded of a case. */
export function recordedCase(name: string): Outcome {
  const folder = join(casesFolder, name);
  const files = filesBelow(folder).filter(isOutcome);
  return new Map(files.map((path) => [path, readFileSync(join(folder, path), "utf8")]));
}

/** Record what comes of a case, in place of what was recorded. */
export function recordCase(name: string, outcome: Outcome): void {
  const folder = join(casesFolder, name);
  rmSync(join(folder, "expected"), { recursive: true, force: true });
  rmSync(join(folder, "diagnostics.txt"), { force: true });
  for (const [path, text] of outcome) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** Every case stands on the toolkit's own columns of a change. */
const changeMetadataPath = "toolkit/change-metadata.schema.json";

function schemasOf(folder: string): Record<string, string> {
  const changeMetadata = fileURLToPath(
    new URL("../../schemas/change-metadata.schema.json", import.meta.url),
  );
  const own = filesBelow(folder).filter((path) => !isOutcome(path) && path !== "case.json");
  return {
    ...Object.fromEntries(own.map((path) => [path, readFileSync(join(folder, path), "utf8")])),
    [changeMetadataPath]: readFileSync(changeMetadata, "utf8"),
  };
}

function settingsOf(folder: string): Settings {
  const path = join(folder, "case.json");
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as Settings) : {};
}

function isShown(path: string, show: readonly string[]): boolean {
  return show.some((beginning) => path.startsWith(beginning)) && !path.includes("changeMetadata");
}

function isOutcome(path: string): boolean {
  return path.startsWith("expected/") || path === "diagnostics.txt";
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}
