import { statSync } from "node:fs";
import { audiences } from "../compatibility/audiences.js";
import { describeChange } from "../compatibility/Change.js";
import { type Comparison, compare } from "../compatibility/compare.js";
import {
  GitError,
  gitReader,
  isUnchanged,
  mergeBase,
  resolveCommit,
} from "../compatibility/gitReader.js";
import { renderMatrix } from "../compatibility/renderMatrix.js";
import { Report } from "../diagnostics.js";
import { exitCodes } from "../exitCodes.js";
import { buildModel } from "../model/build.js";
import type { Model } from "../model/model.js";
import { renderDiagnostics } from "../renderDiagnostics.js";
import { loadSchemas, type UnmappablePolicy } from "../schema/load.js";
import { fileReader, type SchemaReader } from "../schema/reader.js";
import { changeMetadata } from "./changeMetadata.js";
import { print } from "./print.js";

export interface CompatArguments {
  /** A folder of schemas, or what git knows as a commit; default: where the branch began. */
  readonly base?: string;
  readonly schemas: string;
  readonly unmappable: UnmappablePolicy;
  readonly format: "text" | "json" | "github";
}

/** Run `demand-pipeline compat` and give its exit code. */
export function compatCommand(options: CompatArguments): number {
  try {
    const before = modelOf(baseReader(options), baseFolder(options), options);
    const after = modelOf(fileReader(), options.schemas, options);
    return before && after ? tell(compare(before, after), options) : exitCodes.failed;
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    process.stderr.write(`demand-pipeline: ${error.message}\n`);
    return exitCodes.usage;
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function baseFolder({ base, schemas }: CompatArguments): string {
  return base !== undefined && isFolder(base) ? base : schemas;
}

/** A check that compares a state with itself could not fail, so it is refused. */
function baseReader({ base, schemas }: CompatArguments): SchemaReader {
  if (base !== undefined && isFolder(base)) return fileReader();
  const commit = base === undefined ? mergeBase() : resolveCommit(base);
  if (commit === resolveCommit("HEAD") && isUnchanged(commit, schemas)) {
    throw new GitError(
      `${schemas} is what it is at ${base ?? "the merge base with the default branch"}; ` +
        "name an earlier commit or a folder with --base",
    );
  }
  return gitReader(commit, schemas);
}

function modelOf(
  reader: SchemaReader,
  folder: string,
  options: CompatArguments,
): Model | undefined {
  const report = new Report();
  const { unmappable } = options;
  const schemas = loadSchemas(withOwn(reader), { folder, changeMetadata, unmappable }, report);
  const model = buildModel(schemas, { unmappable }, report);
  if (model === undefined) {
    print(process.stderr, renderDiagnostics(report.diagnostics, options.format, schemas));
  }
  return model;
}

/** The toolkit's own change metadata is a file, wherever the schemas come from. */
function withOwn(reader: SchemaReader): SchemaReader {
  const files = fileReader();
  return {
    list: (folder) => reader.list(folder),
    read: (path) => (path === changeMetadata ? files : reader).read(path),
  };
}

function tell(comparison: Comparison, { format }: CompatArguments): number {
  const { unannounced } = comparison;
  print(process.stdout, spell(comparison, format));
  if (unannounced.length === 0) return exitCodes.done;
  print(process.stderr, [
    `${unannounced.join(", ")}: a breaking change needs a new major version; raise "x-version", or take the safe way.`,
  ]);
  return exitCodes.failed;
}

function spell(comparison: Comparison, format: CompatArguments["format"]): string[] {
  const { changes } = comparison;
  switch (format) {
    case "text":
      return renderMatrix(changes);
    case "json":
      return [JSON.stringify(toJson(comparison), null, 2)];
    case "github":
      return changes.flatMap(({ change, verdicts, place }) => {
        const broken = Object.entries(verdicts).filter(([, { level }]) => level === "breaking");
        const [file, line] = place.split(/:(?=\d+$)/);
        const reasons = broken.map(
          ([name, { reason }]) => `${audiences[name as "items"]}: ${reason}`,
        );
        return broken.length === 0
          ? []
          : [
              `::error file=${file},line=${line},title=${describeChange(change)}::${reasons.join("; ")}`,
            ];
      });
  }
}

function toJson({ changes, unannounced }: Comparison) {
  return {
    changes: changes.map(({ change, verdicts, place }) => ({
      kind: change.kind,
      record: change.record.name,
      ...("path" in change && { field: change.path }),
      place,
      verdicts,
    })),
    unannounced,
  };
}
