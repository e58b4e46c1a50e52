import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";

/** What is installed, and how. */
export interface Installation {
  /** Name of the folder, with the version: `trino-476`. */
  readonly name: string;
  /** All that decides what the installer makes; when it changes, the engine is installed anew. */
  readonly recipe: string;
  /** Fill the folder, which may be moved once it is complete. */
  readonly install: (folder: string) => Promise<void>;
}

/**
 * Install something into the user's cache, unless it is there.
 *
 * Two processes may install the same thing at once: each fills a folder of its own, the first to
 * be complete stays.
 *
 * @returns the folder
 */
export async function installOnce({ name, recipe, install }: Installation): Promise<string> {
  const cache = cacheDirectory();
  const folder = join(cache, `${name}-${digest(recipe)}`);
  if (existsSync(folder)) {
    return folder;
  }
  await mkdir(cache, { recursive: true });
  const partial = await mkdtemp(join(cache, `installing-${name}-`));
  try {
    await report(name, () => install(partial));
    await moveUnlessThere(partial, folder);
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
  return folder;
}

function cacheDirectory(): string {
  const cache = process.env.XDG_CACHE_HOME || join(homedir(), ".cache");
  return join(cache, "demand-pipeline", "engines");
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 12);
}

async function report(name: string, install: () => Promise<void>): Promise<void> {
  console.error(`installing ${name} …`);
  const began = performance.now();
  await install();
  console.error(`installed ${name} (${((performance.now() - began) / 1000).toFixed(1)} s)`);
}

async function moveUnlessThere(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if (!existsSync(to)) {
      throw error;
    }
  }
}
