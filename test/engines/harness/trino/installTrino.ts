import { readFileSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { installOnce } from "../installOnce.js";
import { MissingEngine } from "../MissingEngine.js";
import { runCommand } from "../runCommand.js";
import { mavenArguments, mavenProject, trinoVersion } from "./mavenProject.js";

const mainClass = fileURLToPath(new URL("Serve.java", import.meta.url));

/** The class by which the server loads each connector; a release has it in a jar of its own. */
const plugins = {
  hive: "io.trino.plugin.hive.HivePlugin",
  iceberg: "io.trino.plugin.iceberg.IcebergPlugin",
};

/**
 * Install Trino with its Hive and Iceberg connectors.
 *
 * @param javaHome the JDK that compiles its main class
 * @returns the folder that has `lib`, `plugin` and `main`
 * @throws MissingEngine where there is no Maven, or it fails
 */
export async function installTrino(javaHome: string): Promise<string> {
  return installOnce({
    name: `trino-${trinoVersion}`,
    recipe: [...mavenProject("").values(), ...mavenArguments, readFileSync(mainClass)].join(),
    install: async (folder) => {
      await collectJars(folder);
      await Promise.all(Object.entries(plugins).map((plugin) => namePlugin(folder, ...plugin)));
      await compileMainClass(folder, javaHome);
    },
  });
}

async function collectJars(folder: string): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), "demand-pipeline-maven-"));
  try {
    await writeFiles(directory, mavenProject(folder));
    await runCommand("mvn", mavenArguments, { directory });
  } catch (cause) {
    const reason = `install Maven 3.6.3 or newer, as mvn on the PATH: ${cause}`;
    throw new MissingEngine("Trino", reason, { cause });
  } finally {
    await rm(directory, { recursive: true });
  }
}

/** The server takes folders too as part of a plugin's class path. */
async function namePlugin(folder: string, name: string, className: string): Promise<void> {
  const services = "services/META-INF/services/io.trino.spi.Plugin";
  await writeFiles(join(folder, "plugin", name), new Map([[services, `${className}\n`]]));
}

async function compileMainClass(folder: string, javaHome: string): Promise<void> {
  const classes = join(folder, "main");
  const javac = join(javaHome, "bin", "javac");
  await runCommand(javac, ["-cp", join(folder, "lib", "*"), "-d", classes, mainClass]);
}

async function writeFiles(folder: string, files: ReadonlyMap<string, string>): Promise<void> {
  for (const [path, text] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}
