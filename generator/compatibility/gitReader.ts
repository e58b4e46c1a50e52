import { spawnSync } from "node:child_process";
import { posix } from "node:path";
import { memoryReader, type SchemaReader } from "../schema/reader.js";

/** What git said when it could not do what was asked. */
export class GitError extends Error {}

/**
 * Read the schemas of a folder as they were at a commit.
 *
 * @throws {GitError} if this is no repository, or the commit has no such folder
 */
export function gitReader(commit: string, folder: string): SchemaReader {
  const prefix = git("rev-parse", "--show-prefix").trim();
  const paths = git("ls-tree", "-r", "-z", "--name-only", commit, "--", posix.normalize(folder))
    .split("\0")
    .filter((path) => path.endsWith(".json"));
  if (paths.length === 0) throw new GitError(`${commit} has no schemas in ${folder}`);
  return memoryReader(
    Object.fromEntries(paths.map((path) => [path, git("show", `${commit}:${prefix}${path}`)])),
  );
}

/** Give the commit that a reference names. */
export function resolveCommit(reference: string): string {
  return git("rev-parse", "--verify", "--quiet", `${reference}^{commit}`).trim();
}

/** Find the commit in which the current branch left the default one. */
export function mergeBase(): string {
  return git("merge-base", "HEAD", defaultBranch()).trim();
}

function defaultBranch(): string {
  const remote = tryGit("symbolic-ref", "--quiet", "refs/remotes/origin/HEAD")?.trim();
  const candidates = [
    ...(remote ? [remote] : []),
    "origin/main",
    "origin/master",
    "main",
    "master",
  ];
  const found = candidates.find(
    (name) => tryGit("rev-parse", "--verify", "--quiet", name) !== undefined,
  );
  if (found === undefined)
    throw new GitError("no default branch was found; name a commit with --base");
  return found;
}

/** Tell whether the files of a folder are as they are at a commit. */
export function isUnchanged(commit: string, folder: string): boolean {
  const changed = git("diff", "--name-only", commit, "--", folder).trim();
  const untracked = git("ls-files", "--others", "--exclude-standard", "--", folder).trim();
  return changed === "" && untracked === "";
}

function git(...args: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync("git", [...args], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  if (error !== undefined) throw new GitError(`git cannot be run: ${error.message}`);
  if (status !== 0) throw new GitError(stderr.trim() || `git ${args.join(" ")} found nothing`);
  return stdout;
}

function tryGit(...args: readonly string[]): string | undefined {
  try {
    return git(...args);
  } catch {
    return undefined;
  }
}
