import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "./UserError.js";

/** Keeps how far the parts of a task have come, each in a file of JSON. */
export class CheckpointFolder {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  /**
   * Read a part's checkpoint; undefined where there is none.
   *
   * @throws {UserError} if the file is not what was written
   */
  async read<T>(part: string): Promise<T | undefined> {
    const file = this.#file(part);
    try {
      return JSON.parse(await readFile(file, "utf8")) as T;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
      if (!(error instanceof SyntaxError)) throw error;
      throw UserError.at(file, "checkpoint", "is not JSON; begin anew with --restart");
    }
  }

  /** Write a part's checkpoint: after a crash it is the old one or the new one, whole. */
  async write(part: string, checkpoint: unknown): Promise<void> {
    await mkdir(this.path, { recursive: true });
    const file = this.#file(part);
    const handle = await open(`${file}.new`, "w");
    try {
      await handle.writeFile(`${JSON.stringify(checkpoint)}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(`${file}.new`, file);
  }

  /**
   * Bind the checkpoints to what they are of.
   *
   * @throws {UserError} if they are of something else
   */
  async bind(subject: Readonly<Record<string, string>>): Promise<void> {
    const found = await this.read("subject");
    if (found === undefined) return this.write("subject", subject);
    if (JSON.stringify(found) === JSON.stringify(subject)) return;
    const problem = `has the progress of ${JSON.stringify(found)}`;
    throw UserError.at(this.path, "checkpoint", `${problem}; name another by --checkpoint`);
  }

  /** Forget all checkpoints. */
  async clear(): Promise<void> {
    await rm(this.path, { recursive: true, force: true });
  }

  #file(part: string): string {
    return join(this.path, `${part.replace(/[^\w.-]/g, "-")}.json`);
  }
}
