/** Each kind of drift, made on purpose, between the schemas, Glue and the archive's objects. */
import { fileURLToPath } from "node:url";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { demandRecordRow } from "../../generated/codec/demandRecord.js";
import { recordTypes } from "../../generated/index.js";
import { compareDeployment } from "../../generator/deployment/compareDeployment.js";
import type {
  ArchivedObject,
  DeployedTable,
  Deployment,
} from "../../generator/deployment/Deployment.js";
import { renderStates } from "../../generator/deployment/renderStates.js";
import type { Model, RecordModel } from "../../generator/model/model.js";
import { physicalTable } from "../../generator/targets/table/physicalTable.js";
import { recordViews } from "../../generator/targets/table/views.js";
import type { TableRow } from "../../runtime/codec/RecordType.js";
import { demandRecordDerivations } from "../../runtime/demand/DemandRecord.js";
import { sampleChanges } from "../../runtime/demand/sampleChanges.js";
import { avroFormat } from "../../runtime/format/avro/index.js";
import { parquetFormat } from "../../runtime/format/parquet/index.js";
import { modelFromFile } from "../support/modelFromFile.js";

const model = modelFromFile(
  fileURLToPath(new URL("../../schemas/demand-record.schema.json", import.meta.url)),
);
const record = model.records[0] as RecordModel;
const database = "demand_test";

/** What is deployed and stored where nothing drifted; a test changes what it is about. */
function deployment(changes: {
  readonly tables?: Readonly<Record<string, DeployedTable | undefined>>;
  readonly objects?: Readonly<Record<string, ArchivedObject | undefined>>;
}): Deployment {
  const tables = new Map([
    ...Object.entries(deployedTables()),
    ...Object.entries(changes.tables ?? {}),
  ]);
  const stored = new Map([
    ...Object.entries(storedObjects()),
    ...Object.entries(changes.objects ?? {}),
  ]);
  return {
    table: async (name) => tables.get(name),
    newestObject: async (prefix) => stored.get(prefix),
  };
}

function deployedTables(): Record<string, DeployedTable> {
  const tables = record.table.formats.map((format) => physicalTable(model, record, format));
  return Object.fromEntries([
    ...tables.map(({ name, columns }) => [name, { columns: hiveTypes(columns), query: undefined }]),
    ...recordViews(model, record).map(({ name, query }) => [
      name,
      { columns: new Map(), query: `\n  ${query.replaceAll(/\$\{database\}/g, database)}  ` },
    ]),
  ]);
}

function hiveTypes(columns: readonly { name: string; hive: string }[]): Map<string, string> {
  return new Map(columns.map(({ name, hive }) => [name, hive]));
}

function storedObjects(): Record<string, ArchivedObject> {
  const { DemandRecord } = recordTypes({ DemandRecord: demandRecordDerivations });
  const rows = sampleChanges({ count: 20 }).flatMap(({ change }) => {
    const image = change.dynamodb.NewImage;
    if (image === undefined) return [];
    const { columns } = demandRecordRow(image, demandRecordDerivations, { binary: "base64-twice" });
    return [{ change: noChange, columns } as TableRow<typeof columns>];
  });
  const digest = "1".repeat(32);
  return {
    "demand_record/parquet/": archived(parquetFormat("snappy").encode(DemandRecord, rows, digest)),
    "demand_record/avro/": archived(avroFormat.encode(DemandRecord, rows, digest)),
  };
}

const noChange = {
  change_id: "1",
  change_type: "INSERT",
  change_time: new Date(0),
  change_time_micros: 0n,
  change_arrived_at: null,
  change_shard_id: null,
  change_sequence_number: null,
  change_user_identity: null,
  change_schema_version: null,
  change_misfits: null,
  change_rescued_data: null,
};

function archived(bytes: Uint8Array): ArchivedObject {
  return {
    key: "newest",
    size: bytes.length,
    read: async (start, end) => bytes.subarray(start, end),
  };
}

async function findings(
  changes: Parameters<typeof deployment>[0],
  committed: Model | undefined = model,
  current: Model = model,
): Promise<string[]> {
  const states = await compareDeployment({
    model: current,
    committed,
    deployment: deployment(changes),
    database,
  });
  return states.flatMap(({ findings }) => findings.map(({ problem }) => problem));
}

/** The model with a record's fields changed. */
function withFields(change: (record: RecordModel) => RecordModel["fields"]): Model {
  return { ...model, records: [{ ...record, fields: change(record) }] };
}

test("Glue, Parquet footers and Avro headers say what the model says, type by type", async () => {
  const states = await compareDeployment({
    model,
    committed: model,
    deployment: deployment({}),
    database,
  });
  assert.equal(
    states.flatMap(({ findings }) => findings),
    [],
  );
  const [parquet, avro] = states;
  for (const { columns } of [parquet, avro].filter((it) => it !== undefined)) {
    assert.is(columns.length, 37);
    for (const { column, types } of columns) {
      assert.equal(
        types,
        { model: types.model, committed: types.model, glue: types.model, objects: types.model },
        column,
      );
    }
  }
});

test("a column that is not deployed yet is missing in Glue", async () => {
  const old = withFields(({ fields }) => fields.filter(({ name }) => name !== "score"));
  const columns = hiveTypes(physicalTable(old, old.records[0] as RecordModel, "parquet").columns);
  assert.equal(
    await findings({ tables: { demand_record_parquet: { columns, query: undefined } } }),
    ["score (double) is missing in Glue"],
  );
});

test("a column of another type in Glue is told with both", async () => {
  const columns = new Map(deployedTables().demand_record_avro?.columns);
  columns.set("price_min", "decimal(12,3)");
  columns.set("extra", "string");
  assert.equal(await findings({ tables: { demand_record_avro: { columns, query: undefined } } }), [
    "price_min is decimal(12,3) in Glue, and decimal(12,2) in the model",
    "extra is in Glue, and not in the model",
  ]);
});

test("a table or view that is not there is told", async () => {
  assert.equal(
    await findings({
      tables: { demand_record_parquet: undefined, demand_record_latest: undefined },
    }),
    ["Glue has no table demand_record_parquet", "Glue has no view demand_record_latest"],
  );
});

test("a view of another query is told", async () => {
  const view = { columns: new Map(), query: "SELECT 1" };
  assert.equal(await findings({ tables: { demand_record_changes: view } }), [
    "demand_record_changes has another query in Glue than in the model",
  ]);
});

test("committed artefacts of an older schema are told", async () => {
  const old = withFields(({ fields }) => fields.filter(({ name }) => name !== "score"));
  assert.equal(await findings({}, old), [
    "score (double) is missing in the committed artefacts",
    "score (double) is missing in the committed artefacts",
  ]);
  assert.equal((await findings({}, { ...model, records: [] })).length, 2);
});

test("objects written by another schema are told, and older ones that lack a column are not", async () => {
  const narrow = withFields(({ fields }) =>
    fields
      .filter(({ name }) => name !== "score")
      .map((field) =>
        field.name === "revision" ? { ...field, type: { kind: "int32" } as const } : field,
      ),
  );
  const told = await findings({}, narrow, narrow);
  assert.ok(told.includes("score (double) is in the newest object, and not in the model"));
  assert.ok(told.includes("revision is bigint in the newest object, and int in the model"));
  assert.not.ok((await findings({ objects: { "demand_record/parquet/": undefined } })).length);
});

test("differences are shown as a table, with the next command", async () => {
  const columns = new Map(deployedTables().demand_record_parquet?.columns);
  columns.delete("note");
  const states = await compareDeployment({
    model,
    committed: model,
    deployment: deployment({ tables: { demand_record_parquet: { columns, query: undefined } } }),
    database,
  });
  const text = renderStates(states).join("\n");
  assert.match(text, /│ note +│ string +│ string +│ – +│ string +│/);
  assert.match(text, "next: terraform apply");
  assert.match(text, "1 differences.");
});

test.run();
