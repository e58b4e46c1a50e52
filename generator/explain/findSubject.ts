import { normalize } from "node:path";
import { type Journey, journeysOf, pathOf, withMembers } from "../model/journey.js";
import type { Field, Model, RecordModel } from "../model/model.js";
import { suggest } from "../schema/suggest.js";

/** What is to be explained: a record, or one of its fields. */
export interface Subject {
  readonly record: RecordModel;
  readonly journey: Journey | undefined;
}

/** Says that nothing has the name that was asked for, and which name may have been meant. */
export interface NotFound {
  readonly problem: string;
}

/**
 * Find what is to be explained.
 *
 * @param schema a record's name, a table's or view's, or the path of a schema file
 * @param field a property, column or attribute, or the path of a nested one: `location.lat`
 */
export function findSubject(
  model: Model,
  schema: string,
  field: string | undefined,
): Subject | NotFound {
  const records = [model.change, ...model.records];
  const record = records.find((one) => namesOf(one).includes(schema) || isFile(one, schema));
  if (record === undefined) return noRecord(schema, records);
  if (field === undefined) return { record, journey: undefined };
  const journeys = journeysOf(model, record).flatMap(withMembers);
  const path = field.replaceAll("[]", "").replaceAll("{}", "");
  const journey = journeys.find((one) => pathsOf(one).includes(path));
  return journey === undefined ? noField(field, record, journeys) : { record, journey };
}

function namesOf({ name, table }: RecordModel): readonly string[] {
  const endings = [...table.formats, "changes", "latest", "history", "stale_keys"];
  return [name, table.name, ...endings.map((ending) => `${table.name}_${ending}`)];
}

function isFile({ source }: RecordModel, path: string): boolean {
  return normalize(source.file) === normalize(path);
}

const spellings: readonly ((field: Field) => string)[] = [
  ({ name }) => name,
  ({ column }) => column,
  ({ attribute }) => attribute,
];

function pathsOf(journey: Journey): readonly string[] {
  return spellings.map((spelling) => pathOf(journey, spelling));
}

function noRecord(schema: string, records: readonly RecordModel[]): NotFound {
  const near = suggest(schema, [
    ...records.flatMap(namesOf),
    ...records.map(({ source }) => source.file),
  ]);
  return {
    problem: `no record, table or schema file is called "${schema}"; ${meant(
      near,
      records.map(({ name }) => name),
    )}`,
  };
}

function noField(field: string, record: RecordModel, journeys: readonly Journey[]): NotFound {
  const near = suggest(field, journeys.flatMap(pathsOf));
  const names = record.fields.map(({ name }) => name);
  return { problem: `${record.name} has no field "${field}"; ${meant(near, names)}` };
}

function meant(near: string | undefined, names: readonly string[]): string {
  if (near !== undefined) return `did you mean "${near}"?`;
  const shown = names.slice(0, 12).join(", ");
  return `there are ${shown}${names.length > 12 ? ` and ${names.length - 12} more` : ""}`;
}
