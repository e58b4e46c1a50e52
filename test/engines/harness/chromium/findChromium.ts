import { MissingEngine } from "../MissingEngine.js";
import { tryCommand } from "../runCommand.js";

/** How systems call Chromium and the browsers made of it. */
const commands = ["chromium", "chromium-browser", "google-chrome"];

/**
 * Find Chromium: `CHROMIUM`, or on the PATH.
 *
 * @returns the path of its executable
 * @throws MissingEngine where there is none
 */
export async function findChromium(): Promise<string> {
  if (process.env.CHROMIUM) {
    return process.env.CHROMIUM;
  }
  const { stdout } = await tryCommand("sh", ["-c", `command -v ${commands.join(" ")} || true`]);
  const [path] = stdout.split("\n");
  if (!path) {
    const reason = "install chromium on the PATH, or name it in CHROMIUM";
    throw new MissingEngine("Chromium", reason);
  }
  return path;
}
