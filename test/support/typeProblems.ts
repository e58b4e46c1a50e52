import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** The strictest settings of a program that uses what is generated. */
const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  lib: ["lib.es2022.d.ts"],
  types: ["node"],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noUnusedLocals: true,
  noImplicitOverride: true,
  isolatedModules: true,
  verbatimModuleSyntax: true,
  skipLibCheck: true,
  noEmit: true,
  paths: { "demand-pipeline/codec": [join(root, "runtime/codec/index.ts")] },
};

/** Give the path of a virtual file, so that it is found where it stands below the project. */
export function virtualPath(...names: readonly string[]): string {
  return join(root, ...names);
}

/**
 * Compile virtual files in one program, for starting the compiler takes longer than what it checks.
 *
 * @returns messages by the path of each file that has problems
 */
export function typeProblems(
  files: ReadonlyMap<string, string>,
): ReadonlyMap<string, readonly string[]> {
  const program = ts.createProgram([...files.keys()], options, hostOf(files));
  const problems = [...files.keys()].map((path) => [path, problemsIn(program, path)] as const);
  return new Map(problems.filter(([, messages]) => messages.length > 0));
}

function problemsIn(program: ts.Program, path: string): string[] {
  const source = program.getSourceFile(path);
  const found = [
    ...program.getSyntacticDiagnostics(source),
    ...program.getSemanticDiagnostics(source),
  ];
  return found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, " "));
}

function hostOf(files: ReadonlyMap<string, string>): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  const directoryExists = host.directoryExists?.bind(host);
  const paths = [...files.keys()];
  return {
    ...host,
    fileExists: (path) => files.has(path) || host.fileExists(path),
    readFile: (path) => files.get(path) ?? host.readFile(path),
    directoryExists: (folder) =>
      paths.some((path) => path.startsWith(`${folder}/`)) || directoryExists?.(folder) === true,
    getSourceFile: (path, target, ...rest) => {
      const text = files.get(path);
      return text === undefined
        ? host.getSourceFile(path, target, ...rest)
        : ts.createSourceFile(path, text, target);
    },
  };
}
