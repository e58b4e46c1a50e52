import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
}

/**
 * Write the notice of the packages that bundled files come from: each text once, below the
 * packages that it is of, sorted by name.
 *
 * @param inputs paths relative to the project's folder
 * @throws Error for a package that names no licence
 */
export function licences(project: string, inputs: readonly string[]): string {
  const folders = new Set(inputs.flatMap((input) => packageFolder(input) ?? []));
  const packagesByText = new Map<string, string[]>();
  for (const folder of [...folders].sort()) {
    const path = join(project, folder);
    const text = licenceText(path);
    packagesByText.set(text, [...(packagesByText.get(text) ?? []), packageLine(path)]);
  }
  const notices = [...packagesByText].map(([text, packages]) => `${packages.join("\n")}\n${text}`);
  return notices.join(`\n${"-".repeat(80)}\n\n`);
}

/** Find the folder of the package that a file is part of; a project's own file is part of none. */
function packageFolder(input: string): string | undefined {
  return /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0];
}

function packageLine(folder: string): string {
  const manifest = readFileSync(join(folder, "package.json"), "utf8");
  const { name, version, license }: Manifest = JSON.parse(manifest);
  if (license === undefined) {
    throw new Error(`${folder}/package.json names no licence; a bundle has to state it`);
  }
  return `${name} ${version} (${license})`;
}

function licenceText(folder: string): string {
  const files = readdirSync(folder).filter((file) =>
    /^(licen[cs]e|notice|copying)([.-]\w+)?$/i.test(file),
  );
  const texts = files.sort().map((file) => readFileSync(join(folder, file), "utf8"));
  return texts.map((text) => `\n${text.replaceAll("\r\n", "\n").trim()}\n`).join("");
}
