import type { Model, RecordModel } from "../model/model.js";
import { structsOf } from "../model/structs.js";
import { spell } from "../types/logicalTypes.js";
import { Conversions } from "./codec/Conversions.js";
import { columnsStatements } from "./codec/columnsStatements.js";
import { constantStatements } from "./codec/constantStatements.js";
import { derivationsStatements } from "./codec/derivationsStatements.js";
import { isInherited } from "./codec/expressions.js";
import { functionStatements } from "./codec/functionStatements.js";
import { importedTypes } from "./importedTypes.js";
import { importStatement, typeOnly } from "./importStatement.js";
import { camelCase, type GeneratedFile, type Target } from "./target.js";
import { type Statement, typescriptFile } from "./typescriptFile.js";

/** The DynamoDB codecs: strict decoder, encoder, row codec and its inverse. */
export const codec: Target = {
  name: "codec",
  emit(model: Model): GeneratedFile[] {
    return model.records.map((record) =>
      typescriptFile(`codec/${camelCase(record.name)}.ts`, record, statementsOf(record)),
    );
  },
};

function statementsOf(record: RecordModel): Statement[] {
  const conversions = new Conversions(record);
  const body = [
    ...columnsStatements(record),
    ...derivationsStatements(record),
    ...constantStatements(record, conversions),
    ...functionStatements(record, conversions),
  ];
  return [...importStatements(record, conversions), ...body];
}

function importStatements(record: RecordModel, conversions: Conversions): string[] {
  const structs = structsOf(record);
  const fields = [record, ...structs].flatMap((owner) => owner.fields);
  const types = fields.flatMap((field) => importedTypes(spell("typescript", field)));
  const library = importStatement("demand-pipeline/codec", [
    ...["ImageWriter", "plainJson", "RecordDecoder", "RecordEncoder", "RowReader"],
    ...["AttributeMap", "Json", "ReadOptions", "RowResult", "WrittenMap", ...types].map(typeOnly),
    ...conversions.imports,
    ...(fields.some(({ name }) => isInherited(name)) ? ["own"] : []),
  ]);
  const interfaces = [record, ...structs].map(({ name }) => typeOnly(name));
  return [library, importStatement(`../typescript/${camelCase(record.name)}.js`, interfaces)];
}
