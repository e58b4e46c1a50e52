import type { Report } from "../diagnostics.js";
import { locate, type SchemaNode, textKeyword } from "./node.js";

/** The drafts that are read, oldest first. */
export type Draft = "04" | "06" | "07" | "2019-09" | "2020-12";

const dialects: readonly (readonly [RegExp, Draft])[] = [
  [/^https?:\/\/json-schema\.org\/(schema|draft-04\/(hyper-)?schema)#?$/, "04"],
  [/^https?:\/\/json-schema\.org\/draft-06\/(hyper-)?schema#?$/, "06"],
  [/^https?:\/\/json-schema\.org\/draft-07\/(hyper-)?schema#?$/, "07"],
  [/^https?:\/\/json-schema\.org\/draft\/2019-09\/(hyper-)?schema#?$/, "2019-09"],
  [/^https?:\/\/json-schema\.org\/draft\/2020-12\/(hyper-)?schema#?$/, "2020-12"],
  [/^https?:\/\/json-schema\.org\/draft\/next\/schema#?$/, "2020-12"],
  // Self-describing schemas of the Iglu registry are draft 04 with a "self" block.
  [
    /^(iglu:|https?:\/\/iglucentral\.com\/schemas\/)com\.snowplowanalytics\.self-desc\/schema\/jsonschema\//,
    "04",
  ],
  [/(^|[/:])vocabulary(\.schema\.json)?#?$/, "2020-12"],
];

const tooOld = /^https?:\/\/json-schema\.org\/draft-0([0-3])\//;

/** Read a file's draft from `$schema`; a schema that does not say is read as draft 2020-12. */
export function readDraft(root: SchemaNode, report: Report): Draft {
  const dialect = textKeyword(root, "$schema");
  if (dialect === undefined) return "2020-12";
  const known = dialects.find(([pattern]) => pattern.test(dialect));
  if (known) return known[1];
  const old = tooOld.exec(dialect);
  if (old) report.add("draft-unsupported", locate(root, "$schema"), { draft: `Draft 0${old[1]}` });
  else report.add("draft-unknown", locate(root, "$schema"), { dialect });
  return "2020-12";
}
