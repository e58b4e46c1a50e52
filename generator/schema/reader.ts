import { isUtf8 } from "node:buffer";
import { readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { isAbsolute, join, posix, relative, resolve, sep } from "node:path";

/** Gives schema files to the generator. Paths are as the user knows them, with forward slashes. */
export interface SchemaReader {
  /** Find the `*.json` files below a folder; `undefined` where there is no such folder. */
  list(folder: string): Listing | undefined;
  /** @throws {UnreadableFile} */
  read(path: string): string;
}

export interface Listing {
  /** Sorted. */
  readonly files: readonly string[];
  /** Folders below that could not be looked into. */
  readonly unreadable: readonly { readonly path: string; readonly reason: string }[];
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
      const files = found.filter((path) => path.endsWith(".json"));
      return found.length > 0 ? { files, unreadable: [] } : undefined;
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

function listFiles(folder: string): Listing | undefined {
  if (!isFolder(folder)) return undefined;
  const listing = { files: [] as string[], unreadable: [] as { path: string; reason: string }[] };
  collect(folder, new Set(), listing);
  return { ...listing, files: listing.files.sort() };
}

/** Folders whose name begins with a dot and installed packages are not the user's schemas. */
function collect(
  folder: string,
  seen: Set<string>,
  listing: { files: string[]; unreadable: { path: string; reason: string }[] },
): void {
  for (const name of namesIn(folder, seen, listing.unreadable)) {
    if (name.startsWith(".") || name === "node_modules") continue;
    const path = join(folder, name);
    if (isFolder(path)) collect(path, seen, listing);
    else if (name.endsWith(".json")) listing.files.push(shown(path));
  }
}

/** Links may lead in a circle, so each folder is looked into once. */
function namesIn(
  folder: string,
  seen: Set<string>,
  unreadable: { path: string; reason: string }[],
): string[] {
  try {
    const real = realpathSync(folder);
    if (seen.has(real)) return [];
    seen.add(real);
    return readdirSync(folder);
  } catch (error) {
    unreadable.push({ path: shown(folder), reason: reasonOf(error) });
    return [];
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** Name a file relative to the working directory where it lies below it. */
function shown(path: string): string {
  const below = relative(process.cwd(), resolve(path));
  const inside = below !== "" && !below.startsWith("..") && !isAbsolute(below);
  return (inside ? below : path).split(sep).join(posix.sep);
}
