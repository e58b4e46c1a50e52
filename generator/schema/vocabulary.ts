import { readFileSync } from "node:fs";
import type { ErrorObject, ValidateFunction } from "ajv/dist/2020.js";
import type { Report } from "../diagnostics.js";
import { pointerKeys } from "../source.js";
import { problemOf } from "./keywordProblems.js";
import { locate, type SchemaNode } from "./node.js";

/** Where a keyword of the vocabulary may stand. */
export type KeywordScope = "record" | "value";

/** The vocabulary: its keywords, and whether a schema uses them as it should. */
export interface Vocabulary {
  /** Keywords of JSON Schema, of every draft. */
  readonly standard: ReadonlySet<string>;
  /** Keywords of ours, and where they may stand. */
  readonly own: ReadonlyMap<string, ReadonlySet<KeywordScope>>;
  /** Check the values of all keywords in a schema and below it. */
  check(root: SchemaNode, report: Report): void;
}

interface MetaSchema {
  readonly properties: Readonly<Record<string, unknown>>;
  readonly $defs: Readonly<
    Record<"schema" | "keywords", { readonly properties: Readonly<Record<string, unknown>> }>
  >;
}

let vocabulary: Promise<Vocabulary> | undefined;

/** Give the vocabulary, which is read from the meta-schema once. */
export function loadVocabulary(): Promise<Vocabulary> {
  vocabulary ??= readVocabulary();
  return vocabulary;
}

/** Ajv is loaded here, for it takes a while. */
async function readVocabulary(): Promise<Vocabulary> {
  const metaSchema = readMetaSchema();
  const { Ajv2020 } = await import("ajv/dist/2020.js");
  const ajv = new Ajv2020({
    allErrors: true,
    strictTypes: false,
    validateSchema: false,
    messages: false,
    verbose: true,
  });
  ajv.addSchema(metaSchema);
  const validator = (pointer: string) =>
    ajv.getSchema(`urn:demand-pipeline:vocabulary${pointer}`) as ValidateFunction;
  return {
    standard: new Set(Object.keys(metaSchema.$defs.keywords.properties)),
    own: ownKeywords(metaSchema),
    check(root, report) {
      const validate = validator(root.pointer === "" ? "" : "#/$defs/schema");
      if (!validate(root.value)) tellErrors(validate.errors ?? [], root, report);
    },
  };
}

function readMetaSchema(): MetaSchema {
  const file = new URL("../../schemas/vocabulary.schema.json", import.meta.url);
  return JSON.parse(readFileSync(file, "utf8")) as MetaSchema;
}

function ownKeywords({ properties, $defs }: MetaSchema): Map<string, Set<KeywordScope>> {
  const own = new Map<string, Set<KeywordScope>>();
  const add = (names: readonly string[], scopes: readonly KeywordScope[]) => {
    for (const name of names.filter((one) => one.startsWith("x-"))) {
      own.set(name, new Set([...(own.get(name) ?? []), ...scopes]));
    }
  };
  add(Object.keys(properties), ["record"]);
  add(Object.keys($defs.schema.properties), ["value"]);
  add(Object.keys($defs.keywords.properties), ["record", "value"]);
  return own;
}

function tellErrors(errors: readonly ErrorObject[], root: SchemaNode, report: Report): void {
  for (const error of errors.filter(isCause)) {
    const keys = culprit(error);
    const isDigits = /^x-(precision|scale)$/.test(keys.at(-1) ?? "");
    report.add(isDigits ? "decimal-precision" : "keyword-value", locate(root, ...keys), {
      keyword: keywordName(keys),
      problem: problemOf(error),
    });
  }
}

/** Some errors only follow from others, which say what is wrong. */
function isCause({ keyword }: ErrorObject): boolean {
  return keyword !== "if" && keyword !== "propertyNames";
}

/** Give the keys that lead to what is wrong; a key that should not be there, to the key. */
function culprit({ instancePath, keyword, params, propertyName }: ErrorObject): string[] {
  const keys = pointerKeys(instancePath);
  if (propertyName !== undefined) return [...keys, propertyName];
  return keyword === "additionalProperties" ? [...keys, String(params.additionalProperty)] : keys;
}

/** Keywords whose keys are names of the user's. */
const holders = new Set([
  "$defs",
  "definitions",
  "dependencies",
  "patternProperties",
  "properties",
]);

/** Name what a path leads to by its last keyword: `x-dynamodb.encoding`, `properties.amount`. */
function keywordName(keys: readonly string[]): string {
  const named = keys.filter((key) => !/^\d+$/.test(key));
  const own = named.findLastIndex((key) => key.startsWith("x-"));
  if (own >= 0) return named.slice(own).join(".");
  return named.slice(holders.has(named.at(-2) ?? "") ? -2 : -1).join(".") || "the schema";
}
