import { type FunctionDeclarationStructure, StructureKind } from "ts-morph";
import type { RecordModel, StructType } from "../../model/model.js";
import { columnsName } from "../codec/columnValue.js";
import { importStatement, typeOnly } from "../importStatement.js";
import { camelCase } from "../target.js";
import type { Statement } from "../typescriptFile.js";
import type { CellMapping } from "./CellMapping.js";

/** What stands in the object that a mapping's file exports. */
export interface MappingObject {
  readonly doc: string;
  /** The object's type in `demand-pipeline/codec`; the record's row form is its parameter. */
  readonly type: string;
  /** Its members' lines. */
  readonly lines: readonly string[];
}

/** State a mapping: its imports, its object and the functions that the object calls. */
export function mappingStatements(
  record: RecordModel,
  mapping: CellMapping,
  object: MappingObject,
): Statement[] {
  const functions = structFunctions(mapping);
  const head = imports(record, mapping, object).join("\n");
  return [`${head}\n\n${objectText(record, mapping, object)}`, ...functions];
}

function objectText(record: RecordModel, { format }: CellMapping, object: MappingObject): string {
  const name = camelCase(record.name) + format.name;
  return [
    `/** ${object.doc} */`,
    `export const ${name}: ${object.type}<${columnsName(record.name)}> = {`,
    ...object.lines.map((line) => `  ${line}`),
    "};",
  ].join("\n");
}

function imports(record: RecordModel, mapping: CellMapping, object: MappingObject): string[] {
  const columns = [record, ...mapping.structs].map(({ name }) => typeOnly(columnsName(name)));
  return [
    importStatement("demand-pipeline/codec", [typeOnly(object.type), ...mapping.imports]),
    importStatement(`../codec/${camelCase(record.name)}.js`, columns),
  ];
}

function structFunctions(mapping: CellMapping): Statement[] {
  const functions: Statement[] = [];
  // A function's lines may call for further structs, which then lengthen the list.
  for (let next = 0; next < mapping.structs.length; next++)
    functions.push(structFunction(mapping, mapping.structs[next] as StructType));
  return functions;
}

function structFunction(mapping: CellMapping, struct: StructType): FunctionDeclarationStructure {
  const members = mapping.members(struct.fields, "struct");
  return {
    kind: StructureKind.Function,
    name: mapping.structFunction(struct),
    parameters: [{ name: "struct", type: `${columnsName(struct.name)} | null` }],
    statements: ["if (struct === null) return null;", `return {\n  ${members.join("\n  ")}\n};`],
  };
}
