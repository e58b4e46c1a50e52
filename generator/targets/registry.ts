import { fingerprint } from "../model/fingerprint.js";
import type { Field, Model, RecordModel } from "../model/model.js";
import { derivationsName, isDerived } from "./codec/derivationsStatements.js";
import { importStatement, typeOnly } from "./importStatement.js";
import { inline } from "./literal.js";
import {
  camelCase,
  type GeneratedFile,
  provenanceOfAll,
  regenerate,
  type Target,
} from "./target.js";

/** The registry of record types that the runtime takes: `index.ts`. */
export const registry: Target = {
  name: "registry",
  emit(model: Model): GeneratedFile[] {
    const { records } = model;
    const derived = records.filter((record) => record.fields.some(isDerived));
    const parts = [
      `// ${provenanceOfAll}\n// ${regenerate}`,
      imports(records, derived),
      ...(derived.length === 0 ? [] : [derivationsInterface(derived)]),
      recordTypesFunction(records, derived.length > 0),
    ];
    return [{ path: "index.ts", text: `${parts.join("\n\n")}\n` }];
  },
};

function imports(records: readonly RecordModel[], derived: readonly RecordModel[]): string {
  const own = records.flatMap((record) => {
    const name = camelCase(record.name);
    const isDerivedRecord = derived.includes(record);
    const codec = isDerivedRecord ? [typeOnly(derivationsName(record))] : [];
    return [
      ...record.table.formats.map((format) => ({
        module: `./${format}/${name}.js`,
        names: [`${name}${format === "avro" ? "Avro" : "Parquet"}`],
      })),
      { module: `./codec/${name}.js`, names: [...codec, `${name}Row`] },
      { module: `./plan/${name}.js`, names: [`${name}Plan`] },
    ];
  });
  const sorted = own.sort((a, b) => (a.module < b.module ? -1 : 1));
  return [
    importStatement("demand-pipeline/codec", [typeOnly("RecordTypes")]),
    ...sorted.map(({ module, names }) => importStatement(module, names)),
  ].join("\n");
}

function derivationsInterface(derived: readonly RecordModel[]): string {
  return [
    "/** The functions that derived columns call for, by record type. */",
    "export interface Derivations {",
    ...derived.map((record) => `  readonly ${record.name}: ${derivationsName(record)};`),
    "}",
  ].join("\n");
}

function recordTypesFunction(records: readonly RecordModel[], hasDerived: boolean): string {
  return [
    "/** Give the record types by name, as the runtime takes them. */",
    `export function recordTypes(${hasDerived ? "derive: Derivations" : ""}) {`,
    "  return {",
    ...records.flatMap((record) => recordType(record).map((line) => `    ${line}`)),
    "  } satisfies RecordTypes;",
    "}",
  ].join("\n");
}

function recordType(record: RecordModel): string[] {
  const name = camelCase(record.name);
  const derive = record.fields.some(isDerived) ? `derive.${record.name}, ` : "";
  return [
    `${record.name}: {`,
    `  name: "${record.name}",`,
    `  table: "${record.table.name}",`,
    `  version: ${JSON.stringify(record.version)},`,
    `  fingerprint: "${fingerprint(record)}",`,
    `  onMisfit: "${record.onMisfit}",`,
    ...(record.match === undefined ? [] : [`  match: ${inline(record.match, "typescript")},`]),
    `  key: ${inline(keyAttributes(record), "typescript")},`,
    `  row: (image, options) => ${name}Row(image, ${derive}options),`,
    `  plan: ${name}Plan,`,
    ...(record.fields.some(isDerived) ? [`  derive: derive.${record.name},`] : []),
    ...record.table.formats.map(
      (format) => `  ${format}: ${name}${format === "avro" ? "Avro" : "Parquet"},`,
    ),
    "},",
  ];
}

function keyAttributes(record: RecordModel): string[] {
  return record.key.map(
    (name) => (record.fields.find((field) => field.name === name) as Field).attribute,
  );
}
