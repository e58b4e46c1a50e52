import {
  type DiagnosticCode,
  type DiagnosticParameters,
  keptAsJson,
  type Report,
} from "../diagnostics.js";
import { type Fault, parseSource, type SourceLocation } from "../source.js";
import { type Draft, readDraft } from "./draft.js";
import { allSchemas, referenceKeywords } from "./keywords.js";
import { isObject, keyword, locate, nodeKey, type SchemaNode, textKeyword } from "./node.js";
import { type SchemaReader, UnreadableFile } from "./reader.js";
import { References, type Target } from "./references.js";
import { describesObjects, describesValues, type Role, roleOf } from "./role.js";

/** What the change metadata of this package is called, wherever the package is installed. */
const packagedChangeMetadata = "demand-pipeline/schemas/change-metadata.schema.json";

/** What to do with a value that cannot become a column. */
export type UnmappablePolicy = "error" | "json";

export interface LoadOptions {
  /** Every `*.json` file below this folder is a schema. */
  readonly folder: string;
  /** Path of the package's change metadata, for a folder that has none of its own. */
  readonly changeMetadata?: string;
  readonly unmappable?: UnmappablePolicy;
}

/** A schema file. */
export interface SchemaFile {
  readonly root: SchemaNode;
  readonly draft: Draft;
  /** A library is there to be referred to; the meta-schema is not read at all. */
  readonly role: Role;
}

/** The schemas of a run. */
export interface LoadedSchemas {
  /** By path; those that others refer to included. */
  readonly files: readonly SchemaFile[];
  /** Every place that is read as a schema and does not lie below another of these. */
  readonly roots: readonly SchemaNode[];
  /** Give the text of a file, to show the lines of diagnostics. */
  textOf(file: string): string | undefined;
  /** Give the schema that a reference keyword (`$ref`) of a schema leads to. */
  target(node: SchemaNode, referenceKeyword: string): SchemaNode | undefined;
}

/** Read every schema of a folder, and all that they refer to. Never throws for what a file says. */
export function loadSchemas(
  reader: SchemaReader,
  options: LoadOptions,
  report: Report,
): LoadedSchemas {
  return new Loader(reader, options, report).load();
}

class Loader {
  readonly #reader: SchemaReader;
  readonly #options: LoadOptions;
  readonly #report: Report;
  readonly #references = new References();
  /** Path → file; `undefined` where it cannot be used. */
  readonly #files = new Map<string, SchemaFile | undefined>();
  readonly #texts = new Map<string, string>();
  readonly #targets = new Map<string, SchemaNode>();
  /** Places that are known to be read as schemas. */
  readonly #schemas = new Set<string>();
  readonly #roots: SchemaNode[] = [];
  /** Files that another file refers to. */
  readonly #referred = new Set<string>();

  constructor(reader: SchemaReader, options: LoadOptions, report: Report) {
    this.#reader = reader;
    this.#options = options;
    this.#report = report;
  }

  load(): LoadedSchemas {
    const { folder, changeMetadata } = this.#options;
    const listed = this.#reader.list(folder);
    if (!listed) this.#report.add("folder-missing", { file: folder }, {});
    for (const { path, reason } of listed?.unreadable ?? []) {
      this.#report.add("folder-unreadable", { file: path }, { reason });
    }
    for (const path of listed?.files ?? []) this.#open(path);
    if (changeMetadata !== undefined && !this.#has("change")) {
      this.#open(packagedChangeMetadata, changeMetadata);
    }
    this.#followAll();
    this.#tellStrangers();
    const files = this.#settled();
    if (listed && !this.#report.hasErrors && !files.some(({ role }) => role === "record")) {
      this.#report.add("folder-empty", { file: folder }, {});
    }
    return {
      files,
      roots: this.#roots,
      textOf: (file) => this.#texts.get(file),
      target: (node, name) => this.#targets.get(`${nodeKey(node)} ${name}`),
    };
  }

  /** What other files refer to and what cannot be a record is a library. */
  #settled(): SchemaFile[] {
    const files = this.#usable().map((file) => {
      if (file.role !== "record" || describesObjects(file.root)) return file;
      if (!this.#referred.has(file.root.source.file) && describesValues(file.root)) return file;
      return { ...file, role: "library" as const };
    });
    return files.sort((a, b) => (a.root.source.file < b.root.source.file ? -1 : 1));
  }

  #tellStrangers(): void {
    for (const { root, role } of this.#usable()) {
      if (role !== "record" || describesValues(root)) continue;
      if (this.#referred.has(root.source.file)) continue;
      this.#report.add("not-a-schema", locate(root), { found: "it has no type or properties" });
    }
  }

  #usable(): SchemaFile[] {
    return [...this.#files.values()].filter((file) => file !== undefined);
  }

  #has(role: Role): boolean {
    return this.#usable().some((file) => file.role === role);
  }

  #open(path: string, where = path): void {
    if (this.#files.has(path)) return;
    try {
      this.#take(path, this.#reader.read(where), roleOf);
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      this.#files.set(path, undefined);
      this.#report.add(error.code, { file: path }, { reason: error.message });
    }
  }

  #take(path: string, text: string, role: (root: SchemaNode) => Role): void {
    const root = this.#parse(path, text);
    const file = root && { root, draft: readDraft(root, this.#report), role: role(root) };
    this.#files.set(path, file);
    if (file && file.role !== "vocabulary") this.#register(file);
  }

  #parse(path: string, text: string): SchemaNode | undefined {
    const { source, faults } = parseSource(path, text);
    this.#texts.set(path, source.text);
    for (const fault of faults) tellFault(fault, this.#report);
    if (source.value === undefined) return undefined;
    if (isObject(source.value)) return { source, pointer: "", value: source.value };
    const found = Array.isArray(source.value) ? "it is an array" : `it is ${source.value}`;
    this.#report.add("not-a-schema", source.locate(""), { found });
    return undefined;
  }

  #register({ root, draft }: SchemaFile): void {
    this.#references.register(root, draft, (node, id, other) => {
      const { file, line } = locate(other);
      this.#report.add("duplicate-id", locate(node), { id, other: `${file}:${line}` });
    });
    this.#addRoot(root);
  }

  #addRoot(root: SchemaNode): void {
    this.#roots.push(root);
    for (const node of allSchemas(root)) this.#schemas.add(nodeKey(node));
  }

  /** References may lead to places that no keyword leads to, and those refer on. */
  #followAll(): void {
    for (const root of this.#roots) {
      for (const node of allSchemas(root)) {
        for (const name of referenceKeywords) this.#follow(node, name);
      }
    }
  }

  #follow(node: SchemaNode, name: string): void {
    const reference = textKeyword(node, name);
    if (reference === undefined) return;
    const target = this.#references.follow(node, reference, (path) => this.#referTo(path));
    if (target.kind === "found") {
      this.#targets.set(`${nodeKey(node)} ${name}`, target.node);
      const { file } = target.node.source;
      if (file !== node.source.file) this.#referred.add(file);
      if (!this.#schemas.has(nodeKey(target.node))) this.#addRoot(target.node);
    } else if (keyword(node, "x-type") !== "json") {
      this.#tellMissing(locate(node, name), reference, target);
    }
  }

  #referTo(path: string): SchemaNode | "broken" | "missing" {
    if (!this.#files.has(path)) {
      try {
        this.#take(path, this.#reader.read(path), () => "library");
      } catch (error) {
        if (!(error instanceof UnreadableFile)) throw error;
        return "missing";
      }
    }
    return this.#files.get(path)?.root ?? "broken";
  }

  #tellMissing(location: SourceLocation, reference: string, target: Target): void {
    const isSoft = this.#options.unmappable === "json";
    if (target.kind === "remote") {
      this.#tell("reference-remote", location, { reference }, isSoft);
    } else if (target.kind === "missing" || target.kind === "absent") {
      const { kind, reason } = target;
      this.#tell("reference-missing", location, { reference, reason }, isSoft && kind === "absent");
    }
  }

  #tell<C extends DiagnosticCode>(
    code: C,
    location: SourceLocation,
    parameters: DiagnosticParameters<C>,
    isSoft: boolean,
  ): void {
    if (isSoft) this.#report.soften(code, location, parameters, keptAsJson);
    else this.#report.add(code, location, parameters);
  }
}

function tellFault(fault: Fault, report: Report): void {
  if (fault.code === "json-syntax") {
    report.add(fault.code, fault.location, { problem: fault.problem });
  } else if (fault.code === "json-depth") {
    report.add(fault.code, fault.location, { limit: fault.limit });
  } else {
    report.add(fault.code, fault.location, { key: fault.key, line: fault.line });
  }
}
