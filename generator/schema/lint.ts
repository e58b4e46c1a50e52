import type { Report } from "../diagnostics.js";
import { allSchemas } from "./keywords.js";
import type { LoadedSchemas } from "./load.js";
import { isObject, locate, type SchemaNode } from "./node.js";
import { suggest } from "./suggest.js";
import { loadVocabulary, type Vocabulary } from "./vocabulary.js";

/** A rule over one schema. */
type Rule = (node: SchemaNode, vocabulary: Vocabulary, report: Report) => void;

/** Check that every schema uses keywords as the vocabulary has them. */
export async function lint(schemas: LoadedSchemas, report: Report): Promise<void> {
  if (schemas.roots.length === 0) return;
  const vocabulary = await loadVocabulary();
  for (const root of schemas.roots) {
    vocabulary.check(root, report);
    const nodes = allSchemas(root).filter(({ value }) => isObject(value));
    for (const rule of Object.values(rules)) {
      for (const node of nodes) rule(node, vocabulary, report);
    }
    tellForeignKeywords(nodes, vocabulary, report);
  }
}

/** Rules over single schemas, each named by what it asks for. */
const rules: Readonly<Record<string, Rule>> = {
  "A keyword of ours is spelt as the vocabulary spells it": (node, vocabulary, report) => {
    for (const name of extensions(node)) {
      const suggestion = vocabulary.own.has(name) ? undefined : nearOurs(name, vocabulary);
      if (suggestion === undefined) continue;
      report.add("unknown-keyword", locate(node, name), { keyword: name, suggestion });
    }
  },

  "A keyword of JSON Schema is spelt as a draft spells it": (node, vocabulary, report) => {
    for (const name of keywordNames(node)) {
      if (name.startsWith("x-") || vocabulary.standard.has(name) || name === "self") continue;
      const suggestion = suggest(name, vocabulary.standard);
      if (suggestion === undefined || name.length < 4) continue;
      report.add("misspelt-keyword", locate(node, name), { keyword: name, suggestion });
    }
  },

  "A keyword of a record stands at the root": (node, vocabulary, report) => {
    if (node.pointer === "") return;
    const reason = "it stands at the root of a record's file";
    for (const name of misplaced(node, "value", vocabulary)) {
      report.add("keyword-misplaced", locate(node, name), { keyword: name, reason });
    }
  },

  "A keyword of a value stands with a value": (node, vocabulary, report) => {
    if (node.pointer !== "") return;
    const reason = "it describes a property, and this is the record";
    for (const name of misplaced(node, "record", vocabulary)) {
      report.add("keyword-misplaced", locate(node, name), { keyword: name, reason });
    }
  },
};

/** Keywords of other tools are none of our business, but whoever wrote one may think otherwise. */
function tellForeignKeywords(
  nodes: readonly SchemaNode[],
  vocabulary: Vocabulary,
  report: Report,
): void {
  const uses = new Map<string, SchemaNode[]>();
  for (const node of nodes) {
    for (const name of extensions(node)) {
      if (vocabulary.own.has(name) || nearOurs(name, vocabulary) !== undefined) continue;
      uses.set(name, [...(uses.get(name) ?? []), node]);
    }
  }
  for (const [name, [first, ...others]] of uses) {
    if (!first) continue;
    const count = others.length === 0 ? "once" : `${others.length + 1} times`;
    report.add("foreign-keyword", locate(first, name), { keyword: name, count });
  }
}

/** Give our keyword that a name is near to, the common beginning left out of account. */
function nearOurs(name: string, { own }: Vocabulary): string | undefined {
  const words = [...own.keys()].map((one) => one.slice(2));
  const meant = suggest(name.slice(2), words);
  return meant === undefined ? undefined : `x-${meant}`;
}

function misplaced(
  node: SchemaNode,
  scope: "record" | "value",
  { own }: Vocabulary,
): readonly string[] {
  return extensions(node).filter((name) => own.get(name)?.has(scope) === false);
}

function extensions(node: SchemaNode): string[] {
  return keywordNames(node).filter((name) => name.startsWith("x-"));
}

function keywordNames({ value }: SchemaNode): string[] {
  return isObject(value) ? Object.keys(value) : [];
}
