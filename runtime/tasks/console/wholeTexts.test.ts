import { DuckDBInstance } from "@duckdb/node-api";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Shape } from "../../columns/Shape.js";
import { cellOf } from "./cellOf.js";
import { wholeTexts } from "./wholeTexts.js";

const named = { name: "value", optional: true };
const text = { kind: "leaf", ...named, type: { kind: "text" } } as const;
const number = { kind: "leaf", ...named, name: "number", type: { kind: "int32" } } as const;
const list: Shape = { kind: "list", ...named, element: text };
const map: Shape = { kind: "map", ...named, key: text, value: list };
const struct: Shape = { kind: "struct", ...named, members: [{ ...map, name: "map" }, number] };
const structs: Shape = { kind: "list", ...named, element: struct };

const test = suite();
let instance: DuckDBInstance;
test.before(async () => {
  instance = await DuckDBInstance.create(":memory:");
});
test.after(() => instance.closeSync());

/** Read a value, which an expression of SQL spells, by way of the binding. */
async function read(shape: Shape, expression: string): Promise<unknown> {
  const connection = await instance.connect();
  const query = `SELECT ${wholeTexts(shape)} FROM (SELECT ${expression} AS value)`;
  const [row] = (await connection.runAndReadAll(query)).getRowObjects();
  connection.closeSync();
  return cellOf(row?.value ?? null);
}

const mark = "chr(65279)";

test("a text that begins with a byte order mark arrives whole, wherever it stands", async () => {
  assert.is(await read(text, `${mark} || 'a'`), "\ufeffa");
  assert.is(await read(text, `${mark} || ${mark}`), "\ufeff\ufeff");
  assert.equal(await read(list, `[${mark}, 'a', NULL]`), ["\ufeff", "a", null]);
  const entry = `MAP {${mark} || 'key': [${mark} || 'a', 'b']}`;
  const expected = { "\ufeffkey": ["\ufeffa", "b"] };
  assert.equal(await read(map, entry), expected);
  const item = `{'map': ${entry}, 'number': 7}`;
  assert.equal(await read(structs, `[${item}, NULL]`), [{ map: expected, number: 7 }, null]);
});

test("what is not there stays so", async () => {
  assert.is(await read(text, "NULL::varchar"), null);
  assert.is(await read(list, "NULL::varchar[]"), null);
  assert.equal(await read(list, "[]::varchar[]"), []);
  assert.is(await read(map, "NULL::map(varchar, varchar[])"), null);
  assert.equal(await read(map, "MAP {}::map(varchar, varchar[])"), {});
  const none = "NULL::struct(map map(varchar, varchar[]), number integer)";
  assert.is(await read(struct, none), null);
  assert.equal(await read(struct, "{'map': NULL::map(varchar, varchar[]), 'number': 1}"), {
    map: null,
    number: 1,
  });
});

test.run();
