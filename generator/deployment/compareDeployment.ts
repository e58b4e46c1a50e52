import type { Format, Model, RecordModel } from "../model/model.js";
import { physicalTable } from "../targets/table/physicalTable.js";
import { recordViews } from "../targets/table/views.js";
import { avroColumns } from "./avroColumns.js";
import type { ArchivedObject, Deployment } from "./Deployment.js";
import { parquetColumns } from "./parquetColumns.js";

/** Where a column's type is told. */
export const places = ["model", "committed", "glue", "objects"] as const;
export type Place = (typeof places)[number];

/** One column of one table, and its type in each place; absent where it is not there. */
export interface ColumnState {
  readonly column: string;
  readonly types: Readonly<Partial<Record<Place, string>>>;
}

/** A table or view, as it is and as it should be. */
export interface TableState {
  readonly name: string;
  readonly kind: "table" | "view";
  readonly columns: readonly ColumnState[];
  readonly findings: readonly Finding[];
  /** The object whose columns were compared. */
  readonly object: string | undefined;
}

/** A difference, explained, and the next command. */
export interface Finding {
  readonly problem: string;
  readonly next: string;
}

/** What is compared. */
export interface Compared {
  readonly model: Model;
  /** The model that the committed artefacts were generated from. */
  readonly committed: Model | undefined;
  readonly deployment: Deployment;
  readonly database: string;
}

// biome-ignore lint/suspicious/noTemplateCurlyInString: generated SQL has this placeholder
const databasePlaceholder = "${database}";
const generate = "npm run generate, and commit what it writes";
const apply = "terraform apply in the environment's root";

/** Compare every table and view of the model with what is committed, deployed and stored. */
export async function compareDeployment(compared: Compared): Promise<TableState[]> {
  const states: TableState[] = [];
  for (const record of compared.model.records) {
    for (const format of record.table.formats) {
      states.push(await compareTable(record, format, compared));
    }
    states.push(...(await compareViews(record, compared)));
  }
  return states;
}

async function compareTable(
  record: RecordModel,
  format: Format,
  { model, committed, deployment }: Compared,
): Promise<TableState> {
  const { name } = physicalTable(model, record, format);
  const object = await deployment.newestObject(`${record.table.name}/${format}/`);
  const told: Record<Place, ReadonlyMap<string, string> | undefined> = {
    model: columnsOf(model, record.name, format),
    committed: committed && columnsOf(committed, record.name, format),
    glue: (await deployment.table(name))?.columns,
    objects: object && (await objectColumns(object, format)),
  };
  return {
    name,
    kind: "table",
    columns: columnStates(told),
    findings: findingsOf(name, told),
    object: object?.key,
  };
}

function objectColumns(object: ArchivedObject, format: Format): Promise<Map<string, string>> {
  return format === "parquet" ? parquetColumns(object) : avroColumns(object);
}

function columnsOf(model: Model, name: string, format: Format): Map<string, string> | undefined {
  const record = model.records.find((it) => it.name === name);
  if (record === undefined) return undefined;
  const { columns } = physicalTable(model, record, format);
  return new Map(columns.map((column) => [column.name, column.hive]));
}

type Told = Readonly<Record<Place, ReadonlyMap<string, string> | undefined>>;

function columnStates(told: Told): ColumnState[] {
  const names = new Set(places.flatMap((place) => [...(told[place]?.keys() ?? [])]));
  return [...names].map((column) => ({
    column,
    types: Object.fromEntries(
      places.flatMap((place) => {
        const type = told[place]?.get(column);
        return type === undefined ? [] : [[place, type]];
      }),
    ),
  }));
}

function findingsOf(name: string, told: Told): Finding[] {
  return [
    ...(told.committed === undefined
      ? [{ problem: `${name} is not among the committed artefacts`, next: generate }]
      : differences(told, "committed", generate)),
    ...(told.glue === undefined
      ? [{ problem: `Glue has no table ${name}`, next: apply }]
      : differences(told, "glue", apply)),
    ...(told.objects === undefined ? [] : objectDifferences(told)),
  ];
}

function differences(told: Told, place: "committed" | "glue", next: string): Finding[] {
  const [model, other] = [told.model ?? new Map(), told[place] ?? new Map()];
  const where = place === "glue" ? "Glue" : "the committed artefacts";
  const found = [...model].flatMap(([column, type]) => {
    const is = other.get(column);
    if (is === undefined) return [`${column} (${type}) is missing in ${where}`];
    return is === type ? [] : [`${column} is ${is} in ${where}, and ${type} in the model`];
  });
  const surplus = [...other.keys()]
    .filter((column) => !model.has(column))
    .map((column) => `${column} is in ${where}, and not in the model`);
  return [...found, ...surplus].map((problem) => ({ problem, next }));
}

/** A column that an older object lacks reads as null; one of another type does not read. */
function objectDifferences({ model, objects }: Told): Finding[] {
  return [...(objects ?? [])].flatMap(([column, type]) => {
    const wanted = model?.get(column);
    if (wanted === undefined) {
      return [
        {
          problem: `${column} (${type}) is in the newest object, and not in the model`,
          next: "deploy the function of this model; old objects keep the column unseen",
        },
      ];
    }
    if (wanted === type) return [];
    return [
      {
        problem: `${column} is ${type} in the newest object, and ${wanted} in the model`,
        next: "demand-pipeline compat, to see whether old objects can be read; then deploy the function",
      },
    ];
  });
}

async function compareViews(record: RecordModel, compared: Compared): Promise<TableState[]> {
  const { model, deployment, database } = compared;
  const views = recordViews(model, record);
  return Promise.all(
    views.map(async ({ name, query }) => {
      const deployed = await deployment.table(name);
      const wanted = plainQuery(query.replaceAll(databasePlaceholder, database));
      const findings =
        deployed === undefined
          ? [{ problem: `Glue has no view ${name}`, next: apply }]
          : plainQuery(deployed.query ?? "") === wanted
            ? []
            : [{ problem: `${name} has another query in Glue than in the model`, next: apply }];
      return { name, kind: "view" as const, columns: [], findings, object: undefined };
    }),
  );
}

/** A query but for its layout. */
function plainQuery(query: string): string {
  return query.replace(/\s+/g, " ").trim();
}
