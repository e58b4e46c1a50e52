import { test } from "uvu";
import * as assert from "uvu/assert";
import { loadEnvironment } from "../loadEnvironment.js";
import type { Glue } from "./existingColumns.js";
import { type SetUpTable, setUpAthena } from "./setUpAthena.js";
import { readTableDefinition } from "./TableDefinition.js";

const environment = loadEnvironment("dev1");
const name = "demand_record_history";

interface GlueColumn {
  readonly Name: string;
  readonly Type: string;
  readonly Parameters?: Record<string, string>;
}

/** A Glue that has the history table with these columns, or not at all. */
function glueWith(columns: readonly GlueColumn[] | undefined): Glue {
  const send = async () => {
    if (columns !== undefined) return { Table: { StorageDescriptor: { Columns: columns } } };
    throw Object.assign(new Error("no such table"), { name: "EntityNotFoundException" });
  };
  return { send } as unknown as Glue;
}

async function setUp(glue: Glue) {
  const ran: string[] = [];
  const query = async (sql: string) => {
    ran.push(sql);
    return { columns: [], rows: [] };
  };
  const folder = "generated/athena";
  const tables = await setUpAthena({ environment, folder, glue, athena: { query } });
  return { tables, ran };
}

async function created(): Promise<string> {
  return (await setUp(glueWith(undefined))).ran[0] ?? "";
}

/** The columns that Glue has once the statement has run. */
async function allColumns(): Promise<GlueColumn[]> {
  const { columns } = readTableDefinition(await created(), "generated");
  return columns.map((column) => ({ Name: column.name, Type: column.type }));
}

test("a table that is missing is created, where the environment has it", async () => {
  const { tables, ran } = await setUp(glueWith(undefined));
  assert.equal(tables, [{ table: name, statements: ran }] satisfies SetUpTable[]);
  assert.match(
    ran[0] ?? "",
    /^CREATE TABLE IF NOT EXISTS `demand_dev1`\.`demand_record_history` \(/,
  );
  assert.match(ran[0] ?? "", "LOCATION 's3://demand-archive-dev1/changes/demand_record/history/'");
  assert.not.match(ran[0] ?? "", /\$\{|^--/m);
});

test("a definition is read with every column and its type", async () => {
  const columns = await allColumns();
  const types = new Map(columns.map(({ Name, Type }) => [Name, Type]));
  assert.is(types.get("change_id"), "string");
  assert.is(types.get("settled_amount"), "decimal(38,9)");
  assert.is(
    types.get("seat_preferences"),
    "array<struct<section:string,row:string,accessible:boolean>>",
  );
  assert.is(columns.at(-1)?.Name, "change_date");
});

test("a table that is as it is to be is left alone", async () => {
  assert.equal((await setUp(glueWith(await allColumns()))).ran, []);
});

test("columns that a table lacks are added, with their comments", async () => {
  const columns = (await allColumns()).filter(
    ({ Name }) => Name !== "score" && Name !== "party_sizes",
  );
  const { ran } = await setUp(glueWith(columns));
  assert.is(ran.length, 1);
  assert.match(
    ran[0] ?? "",
    /^ALTER TABLE `demand_dev1`\.`demand_record_history` ADD COLUMNS \(\n {2}`score` double COMMENT '.*',\n {2}`party_sizes` array<int> COMMENT '.*'\n\)$/,
  );
});

test("a column that Iceberg has dropped is none", async () => {
  const dropped = { "iceberg.field.current": "false" };
  const columns = (await allColumns()).map((column) =>
    column.Name === "score" ? { ...column, Parameters: dropped } : column,
  );
  assert.match((await setUp(glueWith(columns))).ran[0] ?? "", "ADD COLUMNS (\n  `score` double");
});

test("a column of another type is told, and nothing is run", async () => {
  const columns = (await allColumns()).map((column) =>
    column.Name === "score" ? { ...column, Type: "string" } : column,
  );
  try {
    await setUp(glueWith(columns));
    assert.unreachable();
  } catch (error) {
    assert.match(
      String(error),
      "demand_record_history.score - error column-type: is string, and is to be double",
    );
  }
});

test("without Athena, the statements are told only", async () => {
  const folder = "generated/athena";
  const glue = glueWith(undefined);
  const [table] = await setUpAthena({ environment, folder, glue, athena: undefined });
  assert.equal(table?.statements, [await created()]);
});

test("what the generator does not write is refused", () => {
  assert.throws(() => readTableDefinition("SELECT 1", "x.sql"), "x.sql is no CREATE TABLE");
});

test.run();
