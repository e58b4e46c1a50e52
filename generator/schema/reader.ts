import { isUtf8 } from "node:buffer";
import { readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { isAbsolute, join, posix, relative, resolve, sep } from "node:path";

/** Gives schema files to the generator. Paths are as the user knows them, with forward slashes. */
export interface SchemaReader {
  /** The `*.json` files below a folder, sorted; `undefined` where there is no such folder. */
  list(folder: string): readonly string[] | undefined;
  /** @throws {UnreadableFile} */
  read(path: string): string;
}

/** A file that cannot be read as text; the message says why. */
export class UnreadableFile extends Error {
  constructor(
    readonly code: "file-unreadable" | "file-not-utf8",
    reason: string,
  ) {
    super(reason);
  }
}

/** Read schemas from the file system. */
export function fileReader(): SchemaReader {
  return { list: listFiles, read: readText };
}

/** Read schemas from memory: path → text. */
export function memoryReader(files: Readonly<Record<string, string>>): SchemaReader {
  const paths = new Map(Object.entries(files));
  return {
    list(folder) {
      const prefix = folder === "." ? "" : `${posix.normalize(folder).replace(/\/$/, "")}/`;
      const found = [...paths.keys()].filter((path) => path.startsWith(prefix)).sort();
      return found.length > 0 ? found.filter((path) => path.endsWith(".json")) : undefined;
    },
    read(path) {
      const text = paths.get(path);
      if (text === undefined) throw new UnreadableFile("file-unreadable", "there is no such file");
      return text;
    },
  };
}

function readText(path: string): string {
  const bytes = readBytes(path);
  if (!isUtf8(bytes)) throw new UnreadableFile("file-not-utf8", "");
  return bytes.toString("utf8");
}

function readBytes(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new UnreadableFile("file-unreadable", reasonOf(error));
  }
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return reasons[code] ?? (error instanceof Error ? error.message : String(error));
}

/** What the file system's error codes mean to a reader. */
const reasons: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EACCES: "permission denied",
  EPERM: "permission denied",
  EISDIR: "it is a folder",
  ELOOP: "its links go in a circle",
};

function listFiles(folder: string): readonly string[] | undefined {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return undefined;
  return jsonFiles(folder, new Set()).map(shown).sort();
}

/** Folders whose name begins with a dot and installed packages are not the user's schemas. */
function jsonFiles(folder: string, seen: Set<string>): string[] {
  const real = realpathSync(folder);
  if (seen.has(real)) return [];
  seen.add(real);
  return readdirSync(folder).flatMap((name) => {
    if (name.startsWith(".") || name === "node_modules") return [];
    const path = join(folder, name);
    const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
    return isFolder ? jsonFiles(path, seen) : name.endsWith(".json") ? [path] : [];
  });
}

/** Name a file relative to the working directory where it lies below it. */
function shown(path: string): string {
  const below = relative(process.cwd(), resolve(path));
  const inside = below !== "" && !below.startsWith("..") && !isAbsolute(below);
  return (inside ? below : path).split(sep).join(posix.sep);
}
