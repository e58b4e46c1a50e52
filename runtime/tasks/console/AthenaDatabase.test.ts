import { test } from "uvu";
import * as assert from "uvu/assert";
import { type Athena, AthenaDatabase } from "./AthenaDatabase.js";

type Answer = Readonly<Record<string, unknown>>;

/** A client that gives these answers, and notes what it was asked. */
function athena(answers: readonly Answer[]) {
  const asked: Answer[] = [];
  const left = [...answers];
  const send = async (command: { readonly input: Answer }) => {
    asked.push(command.input);
    return left.shift() ?? {};
  };
  return { asked, client: { send, destroy: () => undefined } as unknown as Athena };
}

const started = { QueryExecutionId: "q" };
const state = (State: string, StateChangeReason?: string) => ({
  QueryExecution: { Status: { State, StateChangeReason } },
});
const row = (...values: (string | undefined)[]) => ({
  Data: values.map((VarCharValue) => ({ VarCharValue })),
});

test("a query runs in the workgroup, and its pages become rows without the row of names", async () => {
  const ResultSetMetadata = { ColumnInfo: [{ Name: "a" }, { Name: "b" }] };
  const { client, asked } = athena([
    started,
    state("SUCCEEDED"),
    {
      ResultSet: { ResultSetMetadata, Rows: [row("a", "b"), row("1", undefined)] },
      NextToken: "t",
    },
    { ResultSet: { Rows: [row("2", "x")] } },
  ]);
  assert.equal(await new AthenaDatabase(client, "db", "group").query("SELECT 1"), {
    columns: ["a", "b"],
    rows: [
      ["1", null],
      ["2", "x"],
    ],
  });
  assert.equal(asked[0], {
    QueryString: "SELECT 1",
    QueryExecutionContext: { Database: "db" },
    WorkGroup: "group",
  });
  assert.is(asked[3]?.NextToken, "t");
});

test("a query is waited for", async () => {
  const { client, asked } = athena([started, state("RUNNING"), state("SUCCEEDED"), {}]);
  assert.equal(await new AthenaDatabase(client, "db", "group").query("SELECT 1"), {
    columns: [],
    rows: [],
  });
  assert.is(asked.length, 4);
});

test("a query that fails tells Athena's reason", async () => {
  const { client } = athena([started, state("FAILED", "line 1:8: no such column")]);
  try {
    await new AthenaDatabase(client, "db", "group").query("SELECT x");
    assert.unreachable();
  } catch (error) {
    assert.is((error as Error).message, "sql - error query: line 1:8: no such column");
  }
});

test.run();
