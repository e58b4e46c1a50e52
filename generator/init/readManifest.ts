import { type Fault, parseSource, type Source, type SourceLocation } from "../source.js";

/** What a `package.json` has, as far as a project has to know. */
export interface Manifest {
  readonly type?: unknown;
  readonly scripts?: Section;
  readonly dependencies?: Section;
  readonly devDependencies?: Section;
}

export type Section = Readonly<Record<string, unknown>>;

const sections = ["scripts", "dependencies", "devDependencies"] as const;

/**
 * Read a `package.json`.
 *
 * @returns what it has, or what is wrong with it: `package.json:3:5 - error: …`
 */
export function readManifest(
  file: string,
  text: string,
): { readonly manifest: Manifest } | { readonly problem: string } {
  const { source, faults } = parseSource(file, text);
  const [fault] = faults;
  if (fault) return problemAt(fault.location, messageOf(fault));
  if (!isSection(source.value)) return problemAt(source.locate(""), "This is no JSON object");
  const manifest: Manifest = source.value;
  return wrongSection(source, manifest) ?? commonJs(source, manifest) ?? { manifest };
}

/** Tell whether npm wrote a script for want of an answer, or nobody did. */
export function isOpen(script: unknown): boolean {
  return script === undefined || script === 'echo "Error: no test specified" && exit 1';
}

function wrongSection(source: Source, manifest: Manifest) {
  const wrong = sections.find((name) => name in manifest && !isSection(manifest[name]));
  return wrong && problemAt(source.locate(`/${wrong}`), `"${wrong}" is no JSON object`);
}

/** Nobody has decided on the kind of modules of a package that has no scripts yet. */
function commonJs(source: Source, { type, scripts }: Manifest) {
  if (type === "module" || Object.values(scripts ?? {}).every(isOpen)) return undefined;
  return problemAt(
    source.locate(type === undefined ? "/scripts" : "/type"),
    "Generated code is ES modules, and the code of this package is not; " +
      'set "type": "module", or name a folder of its own for the project',
  );
}

function problemAt({ file, line, column }: SourceLocation, message: string) {
  return { problem: `${file}:${line}:${column} - error: ${message}` };
}

function messageOf(fault: Fault): string {
  switch (fault.code) {
    case "json-syntax":
      return `Not valid JSON: ${fault.problem}`;
    case "json-depth":
      return `Nested deeper than ${fault.limit} levels`;
    case "duplicate-key":
      return `The key "${fault.key}" stands in line ${fault.line} already`;
  }
}

function isSection(value: unknown): value is Section {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
