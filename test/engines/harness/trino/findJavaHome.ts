import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { MissingEngine } from "../MissingEngine.js";
import { tryCommand } from "../runCommand.js";

/** Trino 476 needs this version of Java or a newer one. */
const oldestVersion = 24;

/** Where Linux and macOS keep their JDKs. */
const jdkFolders = [
  { folder: "/usr/lib/jvm", home: "" },
  { folder: "/Library/Java/JavaVirtualMachines", home: "Contents/Home" },
];

/**
 * Find a JDK that is new enough for Trino: `TRINO_JAVA_HOME`, `JAVA_HOME` or an installed one.
 *
 * @throws MissingEngine where there is none
 */
export async function findJavaHome(): Promise<string> {
  for (const home of candidates()) {
    if ((await javaVersion(home)) >= oldestVersion) {
      return home;
    }
  }
  const reason = `install a JDK of version ${oldestVersion} or newer, or name it in TRINO_JAVA_HOME`;
  throw new MissingEngine("Java", reason);
}

function candidates(): string[] {
  const named = [process.env.TRINO_JAVA_HOME, process.env.JAVA_HOME].filter(
    (home) => home !== undefined,
  );
  const installed = jdkFolders
    .filter(({ folder }) => existsSync(folder))
    .flatMap(({ folder, home }) => readdirSync(folder).map((name) => join(folder, name, home)));
  return [...named, ...installed].filter((home) => existsSync(join(home, "bin", "javac")));
}

async function javaVersion(home: string): Promise<number> {
  const { stdout } = await tryCommand(join(home, "bin", "javac"), ["-version"]);
  return Number(/^javac (\d+)/.exec(stdout)?.[1] ?? 0);
}
