import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const project = fileURLToPath(new URL("../..", import.meta.url));
const copied = ["build", "generated", "generator", "runtime", "schemas", "test"];

/** A fault may keep a test from ending. */
const testMillis = 120_000;

/** A copy of the project, in which the tests of a file format run with any kernel. */
export class FormatTests {
  readonly #folder = mkdtempSync(join(tmpdir(), "formats-"));

  constructor() {
    for (const name of [...copied, "package.json", "tsconfig.json"]) {
      cpSync(join(project, name), join(this.#folder, name), { recursive: true });
    }
    symlinkSync(join(project, "node_modules"), join(this.#folder, "node_modules"));
  }

  /**
   * Find a test that fails for a format.
   *
   * @param subject - the file of the kernel that is put to the test, whose own tests come first
   * @returns the test's file; undefined if all pass
   */
  failing(format: string, subject: string, kernel: Uint8Array): string | undefined {
    writeFileSync(join(this.#folder, "runtime/kernel/kernel.wasm"), kernel);
    const folder = join("runtime/format", format);
    const own = `${subject}.test.ts`;
    const tests = readdirSync(join(this.#folder, folder)).filter((name) =>
      name.endsWith(".test.ts"),
    );
    const ordered = tests.toSorted((a, b) => Number(b === own) - Number(a === own));
    return ordered.find((name) => !this.#passes(join(folder, name)));
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true });
  }

  #passes(test: string): boolean {
    const args = ["--import", "tsx", test];
    const options = { cwd: this.#folder, timeout: testMillis };
    return spawnSync(process.execPath, args, options).status === 0;
  }
}
