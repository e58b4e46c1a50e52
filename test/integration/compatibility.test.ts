/**
 * What the matrix of `compat` says rests on this: old data is written with the old code and read
 * with the new schema, and the other way, by readers that are not ours.
 */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import avsc from "avsc";
import { test } from "uvu";
import * as assert from "uvu/assert";
import type { AttributeMap } from "../../runtime/codec/AttributeValue.js";
import type { TableRow } from "../../runtime/codec/RecordType.js";
import { parquetFormat } from "../../runtime/format/parquet/index.js";
import { avroWriter } from "../support/avsc.js";
import { evolutions, renamed } from "../support/compatibility/evolutions.js";
import { isSound } from "../support/compatibility/isSound.js";
import { Version } from "../support/compatibility/Version.js";
import { withoutNulls } from "../support/compatibility/withoutNulls.js";
import * as make from "../support/demandModel.js";
import { queryRows, withDuckDB } from "../support/duckdb.js";
import { typeProblems, virtualPath } from "../support/typeProblems.js";

/** Tell whether avsc resolves one schema's values to another's. */
function resolves(writer: Version, reader: Version, items: readonly AttributeMap[]): boolean {
  const [written, read] = [typeOf(writer.avro.schema), typeOf(reader.avsc)];
  try {
    const resolver = read.createResolver(written);
    for (const row of writer.rows(items)) {
      read.fromBuffer(written.toBuffer(writer.avro.value(row)), resolver);
    }
    return true;
  } catch {
    return false;
  }
}

/** avsc leaves logical types to its user; the specification has decimals match digit for digit. */
class Decimal extends avsc.types.LogicalType {
  private readonly digits: string;

  constructor(schema: avsc.Schema, options?: object) {
    super(schema, options);
    const { precision, scale } = schema as unknown as { precision: number; scale: number };
    this.digits = `${precision},${scale}`;
  }
  protected override _fromValue(value: unknown): unknown {
    return value;
  }
  protected override _toValue(value: unknown): unknown {
    return value;
  }
  protected override _resolve(type: avsc.Type): unknown {
    return type instanceof Decimal && type.digits === this.digits
      ? (value: unknown) => value
      : undefined;
  }
}

function typeOf(schema: string): avsc.Type {
  return avsc.Type.forSchema(JSON.parse(schema), {
    logicalTypes: { decimal: Decimal as never },
    typeHook: (inner: avsc.Schema) => (isLong(inner) ? longs : undefined),
  } as never);
}

const longs = avroWriter('"long"');

function isLong(schema: avsc.Schema): boolean {
  return schema === "long" || (schema as { type?: unknown }).type === "long";
}

for (const [name, { before, after, oldItems, newItems }] of Object.entries(evolutions)) {
  test(`${name}: Avro`, async () => {
    const [old, now] = [await Version.of(before), await Version.of(after)];
    assert.is(
      resolves(old, now, oldItems),
      isSound(old.model, now.model, "avroBackward"),
      "backward",
    );
    assert.is(
      resolves(now, old, newItems),
      isSound(old.model, now.model, "avroForward"),
      "forward",
    );
  });

  test(`${name}: stored items`, async () => {
    const [old, now] = [await Version.of(before), await Version.of(after)];
    assert.is(old.misfits(oldItems), 0);
    assert.is(now.misfits(newItems), 0);
    assert.is(now.misfits(oldItems) === 0, isSound(old.model, now.model, "items"));
  });

  test(`${name}: Parquet`, async () => {
    const [old, now] = [await Version.of(before), await Version.of(after)];
    if (!isSound(old.model, now.model, "parquet")) return;
    const folder = await mkdtemp(join(tmpdir(), "compat-"));
    await writeFile(join(folder, "1.parquet"), old.file(parquetFormat("snappy"), oldItems));
    await writeFile(join(folder, "2.parquet"), now.file(parquetFormat("snappy"), newItems));
    await withDuckDB(async (connection) => {
      const both = `read_parquet('${folder}/*.parquet', union_by_name = true)`;
      const rows = await queryRows(connection, `SELECT * FROM ${both}`);
      const alone = async (file: string) =>
        queryRows(connection, `SELECT * FROM read_parquet('${folder}/${file}.parquet')`);
      const expected = [...(await alone("1")), ...(await alone("2"))];
      assert.equal(rows.map(withoutNulls), expected.map(withoutNulls));
    });
    await rm(folder, { recursive: true });
  });
}

/** One program for all evolutions, for starting the compiler takes longer than all it checks. */
test("TypeScript: a record of the old type can be given or read as one of the new", async () => {
  const files = new Map<string, string>();
  const expected = new Map<string, boolean>();
  for (const [index, { before, after }] of Object.values(evolutions).entries()) {
    const [old, now] = [await Version.of(before), await Version.of(after)];
    const folder = virtualPath("evolution", String(index));
    files.set(join(folder, "old.ts"), old.types);
    files.set(join(folder, "now.ts"), now.types);
    files.set(join(folder, "producers.ts"), assignment("old", "now"));
    files.set(join(folder, "consumers.ts"), assignment("now", "old"));
    expected.set(join(folder, "producers.ts"), isSound(old.model, now.model, "producers"));
    expected.set(join(folder, "consumers.ts"), isSound(old.model, now.model, "consumers"));
  }
  const wrong = typeProblems(files);
  for (const [path, sound] of expected) assert.is(!wrong.has(path), sound, nameOf(path));
});

/** Neither side may have a property that the other does not know, were it an optional one. */
function assignment(from: string, to: string): string {
  const [given, taken] = from === "old" ? ["From", "To"] : ["To", "From"];
  return [
    `import type { Order as From } from "./${from}.js";`,
    `import type { Order as To } from "./${to}.js";`,
    `type Gone = Exclude<keyof ${given}, keyof ${taken}>;`,
    "export const nothingIsGone: [Gone] extends [never] ? true : false = true;",
    "export const given = (record: From): To => record;",
  ].join("\n");
}

function nameOf(path: string): string {
  const [index = "", file = ""] = path.split("/").slice(-2);
  return `${Object.keys(evolutions)[Number(index)]}: ${file}`;
}

test("a renamed field's old values are read under its new name", async () => {
  const old = await Version.of([make.fieldOf("note", make.text, { presence: "optional" })]);
  const now = await Version.of([renamed]);
  const [written, read] = [typeOf(old.avro.schema), typeOf(now.avsc)];
  const [row] = old.rows([{ note: { S: "kept" } }]);
  const bytes = written.toBuffer(old.avro.value(row as TableRow));
  const { remark } = read.fromBuffer(bytes, read.createResolver(written)) as { remark: unknown };
  assert.equal(remark, "kept");
});

test.run();
