import { applyEdits, modify } from "jsonc-parser";
import { isOpen, type Manifest } from "./readManifest.js";

/** What a project's `package.json` needs. */
export interface ManifestNeeds {
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

/** A `package.json` that has what is needed. */
export interface MergedManifest {
  readonly text: string;
  /** Scripts that are there under the same name and do something else. */
  readonly keptScripts: readonly string[];
}

type Edit = readonly [path: readonly string[], value: string];

/**
 * Add to a `package.json` what a project needs and it lacks; nothing that is there is changed, but
 * for what npm wrote for want of an answer.
 */
export function mergeManifest(
  text: string,
  manifest: Manifest,
  needs: ManifestNeeds,
): MergedManifest {
  const { scripts = {} } = manifest;
  const open = Object.keys(needs.scripts).filter((name) => isOpen(scripts[name]));
  const edits: readonly Edit[] = [
    ...(manifest.type === "module" ? [] : [[["type"], "module"] as const]),
    ...open.map((name): Edit => [["scripts", name], needs.scripts[name] ?? ""]),
    ...missingPackages(manifest, needs),
  ];
  const keptScripts = Object.entries(needs.scripts)
    .filter(([name, script]) => !open.includes(name) && scripts[name] !== script)
    .map(([name]) => name);
  return { text: edits.reduce(edited, text), keptScripts };
}

function missingPackages(manifest: Manifest, needs: ManifestNeeds): readonly Edit[] {
  const kinds = ["dependencies", "devDependencies"] as const;
  const present = kinds.flatMap((kind) => Object.keys(manifest[kind] ?? {}));
  return kinds.flatMap((kind) =>
    Object.entries(needs[kind])
      .filter(([name]) => !present.includes(name))
      .map(([name, range]): Edit => [[kind, name], range]),
  );
}

/** Set a property, in the style of the file. */
function edited(text: string, [path, value]: Edit): string {
  const formattingOptions = {
    insertSpaces: !/^\t/m.test(text),
    tabSize: /^ +/m.exec(text)?.[0].length ?? 2,
    eol: text.includes("\r\n") ? "\r\n" : "\n",
  };
  return applyEdits(text, modify(text, [...path], value, { formattingOptions }));
}
