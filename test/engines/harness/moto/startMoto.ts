import { fileURLToPath } from "node:url";
import { installPython } from "../python/installPython.js";
import { startServer } from "../startServer.js";
import { temporaryFolder } from "../temporaryFolder.js";
import { type Moto, motoAt } from "./Moto.js";

const script = fileURLToPath(new URL("serve.py", import.meta.url));

/**
 * Start a mock AWS of one's own.
 *
 * @throws MissingEngine where Python or its packages are missing
 */
export async function startMoto(): Promise<Moto> {
  const server = await startServer({
    name: "moto",
    command: await installPython(),
    args: [script],
    folder: temporaryFolder("moto"),
    isReady: (output) => readUrl(output) !== undefined,
    limitSeconds: 60,
  });
  return motoAt({ url: readUrl(server.output()) ?? "", log: server.log }, server.stop);
}

function readUrl(output: string): string | undefined {
  return /^http:\/\/\S+$/m.exec(output)?.[0];
}
