import { createServer } from "node:net";
import { join } from "node:path";
import type { Moto } from "../moto/Moto.js";
import { startServer } from "../startServer.js";
import { temporaryFolder } from "../temporaryFolder.js";
import { configureTrino, type TrinoConfiguration } from "./configureTrino.js";
import { findJavaHome } from "./findJavaHome.js";
import { installTrino } from "./installTrino.js";
import { trinoVersion } from "./mavenProject.js";
import { type Trino, trinoAt } from "./Trino.js";

/**
 * Start a Trino that takes a mock AWS's Glue and S3 for its own. It keeps no state, so one server
 * serves any number of tests.
 *
 * @throws MissingEngine where Java or Maven is missing
 */
export async function startTrino(moto: Moto): Promise<Trino> {
  const javaHome = await findJavaHome();
  const installation = await installTrino(javaHome);
  const folder = temporaryFolder("trino");
  const port = await freePort();
  const configuration = await configureTrino(folder, installation, port, moto);
  const url = `http://127.0.0.1:${port}`;
  const server = await startServer({
    name: "Trino",
    command: join(javaHome, "bin", "java"),
    args: javaArguments(installation, configuration),
    folder,
    isReady: () => answers(url),
    limitSeconds: 180,
  });
  return trinoAt(url, server.stop);
}

function javaArguments(installation: string, { config, levels }: TrinoConfiguration): string[] {
  return [
    "-Xmx1G",
    // The first compiler and the serial collector: half the CPU of the defaults in a short run.
    "-XX:TieredStopAtLevel=1",
    "-XX:+UseSerialGC",
    "-XX:+ExitOnOutOfMemoryError",
    // What the server asks of its JVM.
    "-Duser.timezone=UTC",
    "-Djdk.attach.allowAttachSelf=true",
    "--add-modules=jdk.incubator.vector",
    "--enable-native-access=ALL-UNNAMED",
    "--sun-misc-unsafe-memory-access=allow",
    `-Dconfig=${config}`,
    `-Dlog.levels-file=${levels}`,
    "-cp",
    [join(installation, "main"), join(installation, "lib", "*")].join(":"),
    "Serve",
    trinoVersion,
  ];
}

/** The server takes requests before its catalogs are loaded, and answers when they are. */
async function answers(url: string): Promise<boolean> {
  try {
    return (await trinoAt(url, async () => {}).query("SELECT 1")).rows.length === 1;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") {
    throw new Error("no port is free");
  }
  return address.port;
}
