/** The target `plan`: how the kernel reads a record's images into columns. */
import type { Field, Model, RecordModel, Value } from "../model/model.js";
import { spell } from "../types/logicalTypes.js";
import { inputsOf, isDerived } from "./codec/derivationsStatements.js";
import { importStatement, typeOnly } from "./importStatement.js";
import { layout } from "./literal.js";
import { camelCase, type GeneratedFile, provenance, regenerate, type Target } from "./target.js";

/** Emit `plan/<record>.ts`. */
export const scanPlan: Target = {
  name: "plan",
  emit: (model: Model): GeneratedFile[] => model.records.map(planFile),
};

function planFile(record: RecordModel): GeneratedFile {
  const name = camelCase(record.name);
  const parts = [
    `// ${provenance(record)}\n// ${regenerate}`,
    importStatement("demand-pipeline/codec", [typeOnly("ScanPlan")]),
    [
      `/** How the kernel reads images of ${record.name} into columns. */`,
      `export const ${name}Plan: ScanPlan = ${layout(planOf(record), "typescript")};`,
    ].join("\n"),
  ];
  return { path: `plan/${name}.ts`, text: `${parts.join("\n\n")}\n` };
}

function planOf(record: RecordModel) {
  return {
    fields: record.fields.filter((field) => !isDerived(field)).map(planField),
    derived: record.fields.filter(isDerived).map((field) => ({
      column: field.column,
      function: field.derived.function,
      from: inputsOf(field, record).map(({ column }) => column),
    })),
  };
}

function planField(field: Field): object {
  return {
    column: field.column,
    attribute: field.attribute,
    ...(field.presence === "optional" && { optional: true }),
    ...planValue(field),
  };
}

function planValue(value: Value): object {
  const { conversion, parameters } = spell("dynamodb", value);
  return {
    ...(value.nullable && { nullable: true }),
    conversion,
    ...(parameters !== undefined && { parameters }),
    ...inside(value),
  };
}

function inside({ type }: Value): object {
  switch (type.kind) {
    case "list":
    case "set":
      return { element: planValue(type.element) };
    case "map":
      return { element: planValue(type.value) };
    case "struct":
      return { fields: type.fields.map(planField) };
    default:
      return {};
  }
}
