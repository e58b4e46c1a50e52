import type { SourceFile } from "ts-morph";
import type { RecordModel, StructType } from "../../model/model.js";
import { columnsName } from "../codec/columnValue.js";
import { importStatement, typeOnly } from "../importStatement.js";
import { camelCase } from "../target.js";
import type { CellMapping } from "./CellMapping.js";

/** What stands in the object that a mapping's file exports. */
export interface MappingObject {
  readonly doc: string;
  /** The object's type in `demand-pipeline/codec`; the record's row form is its parameter. */
  readonly type: string;
  /** Its members' lines. */
  readonly lines: readonly string[];
}

/** Write a mapping's file: its imports, its object and the functions that the object calls. */
export function writeMapping(
  file: SourceFile,
  record: RecordModel,
  mapping: CellMapping,
  object: MappingObject,
): void {
  const name = camelCase(record.name) + mapping.format.name;
  file.addStatements(
    [
      `/** ${object.doc} */`,
      `export const ${name}: ${object.type}<${columnsName(record.name)}> = {`,
      ...object.lines.map((line) => `  ${line}`),
      "};",
    ].join("\n"),
  );
  writeStructFunctions(file, mapping);
  file.insertText(0, `${imports(record, mapping, object).join("\n")}\n\n`);
}

function imports(record: RecordModel, mapping: CellMapping, object: MappingObject): string[] {
  const columns = [record, ...mapping.structs].map(({ name }) => typeOnly(columnsName(name)));
  return [
    importStatement("demand-pipeline/codec", [typeOnly(object.type), ...mapping.imports]),
    importStatement(`../codec/${camelCase(record.name)}.js`, columns),
  ];
}

function writeStructFunctions(file: SourceFile, mapping: CellMapping): void {
  // A function's lines may call for further structs, which then lengthen the list.
  for (let next = 0; next < mapping.structs.length; next++)
    writeStructFunction(file, mapping, mapping.structs[next] as StructType);
}

function writeStructFunction(file: SourceFile, mapping: CellMapping, struct: StructType): void {
  const members = mapping.members(struct.fields, "struct");
  file.addFunction({
    name: mapping.structFunction(struct),
    parameters: [{ name: "struct", type: `${columnsName(struct.name)} | null` }],
    statements: ["if (struct === null) return null;", `return {\n  ${members.join("\n  ")}\n};`],
  });
}
