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
import type { Audience } from "../../generator/compatibility/audiences.js";
import { compare } from "../../generator/compatibility/compare.js";
import type { Field, Model, RecordModel } from "../../generator/model/model.js";
import { avro } from "../../generator/targets/avro.js";
import { codec } from "../../generator/targets/codec.js";
import { parquet } from "../../generator/targets/parquet.js";
import type { GeneratedFile } from "../../generator/targets/target.js";
import { typescript } from "../../generator/targets/typescript.js";
import type { AttributeMap } from "../../runtime/codec/AttributeValue.js";
import type {
  AvroMapping,
  ParquetMapping,
  RowResult,
  TableRow,
} from "../../runtime/codec/RecordType.js";
import { parquetFormat } from "../../runtime/format/parquet/index.js";
import { avroWriter } from "../support/avsc.js";
import { changeColumns } from "../support/changeColumns.js";
import * as make from "../support/demandModel.js";
import { queryRows, withDuckDB } from "../support/duckdb.js";
import { loadGenerated } from "../support/loadGenerated.js";
import { typeProblems, virtualPath } from "../support/typeProblems.js";

/** One kind of change: a record's fields before and after, and items as they were written. */
interface Evolution {
  readonly before: readonly Field[];
  readonly after: readonly Field[];
  readonly oldItems: readonly AttributeMap[];
  readonly newItems: readonly AttributeMap[];
}

const optional = { presence: "optional" } as const;
const closed = (...symbols: readonly string[]) =>
  make.value({ kind: "enum", symbols, unknown: "misfit" });
const line = (...fields: readonly Field[]) =>
  make.fieldOf("lines", make.listOf(make.value(make.structOf("Line", fields), "M")), optional);

const renamed = make.fieldOf("remark", make.text, {
  ...optional,
  aliases: ["note"],
  earlierColumns: ["note"],
  attribute: "note",
});

const evolutions: Readonly<Record<string, Evolution>> = {
  "an optional field is added": {
    before: [],
    after: [make.fieldOf("note", make.text, optional)],
    oldItems: [{}],
    newItems: [{ note: { S: "x" } }],
  },
  "a required field is added": {
    before: [],
    after: [make.fieldOf("note", make.text)],
    oldItems: [{}],
    newItems: [{ note: { S: "x" } }],
  },
  "a field is removed": {
    before: [make.fieldOf("note", make.text, optional)],
    after: [],
    oldItems: [{ note: { S: "x" } }],
    newItems: [{}],
  },
  "a field is renamed, with its alias and attribute kept": {
    before: [make.fieldOf("note", make.text, optional)],
    after: [renamed],
    oldItems: [{ note: { S: "x" } }],
    newItems: [{ note: { S: "y" } }],
  },
  "int32 becomes int64": {
    before: [make.fieldOf("n", make.int32)],
    after: [make.fieldOf("n", make.int64)],
    oldItems: [{ n: { N: "2147483647" } }],
    newItems: [{ n: { N: "9223372036854775807" } }],
  },
  "int64 becomes int32": {
    before: [make.fieldOf("n", make.int64)],
    after: [make.fieldOf("n", make.int32)],
    oldItems: [{ n: { N: "9223372036854775807" } }],
    newItems: [{ n: { N: "1" } }],
  },
  "float32 becomes float64": {
    before: [make.fieldOf("f", make.float32)],
    after: [make.fieldOf("f", make.float64)],
    oldItems: [{ f: { N: "0.5" } }],
    newItems: [{ f: { N: "0.1" } }],
  },
  "a decimal gets more digits": {
    before: [make.fieldOf("d", make.decimalOf(10, 2))],
    after: [make.fieldOf("d", make.decimalOf(12, 2))],
    oldItems: [{ d: { N: "12345678.12" } }],
    newItems: [{ d: { N: "1234567890.12" } }],
  },
  "a list's elements become wider": {
    before: [make.fieldOf("l", make.listOf(make.int32))],
    after: [make.fieldOf("l", make.listOf(make.int64))],
    oldItems: [{ l: { L: [{ N: "1" }, { N: "2" }] } }],
    newItems: [{ l: { L: [{ N: "9223372036854775807" }] } }],
  },
  "text becomes a closed enum": {
    before: [make.fieldOf("s", make.text)],
    after: [make.fieldOf("s", closed("A"))],
    oldItems: [{ s: { S: "B" } }],
    newItems: [{ s: { S: "A" } }],
  },
  "a closed enum gets a symbol": {
    before: [make.fieldOf("s", closed("A"))],
    after: [make.fieldOf("s", closed("A", "B"))],
    oldItems: [{ s: { S: "A" } }],
    newItems: [{ s: { S: "B" } }],
  },
  "a closed enum loses a symbol": {
    before: [make.fieldOf("s", closed("A", "B"))],
    after: [make.fieldOf("s", closed("A"))],
    oldItems: [{ s: { S: "B" } }],
    newItems: [{ s: { S: "A" } }],
  },
  "a field is made required": {
    before: [make.fieldOf("note", make.text, optional)],
    after: [make.fieldOf("note", make.text)],
    oldItems: [{}],
    newItems: [{ note: { S: "x" } }],
  },
  "a field is made optional": {
    before: [make.fieldOf("note", make.text)],
    after: [make.fieldOf("note", make.text, optional)],
    oldItems: [{ note: { S: "x" } }],
    newItems: [{}],
  },
  "a field may be null": {
    before: [make.fieldOf("note", make.text)],
    after: [make.fieldOf("note", { ...make.text, nullable: true })],
    oldItems: [{ note: { S: "x" } }],
    newItems: [{ note: { NULL: true } }],
  },
  "a field may not be null": {
    before: [make.fieldOf("note", { ...make.text, nullable: true })],
    after: [make.fieldOf("note", make.text)],
    oldItems: [{ note: { NULL: true } }],
    newItems: [{ note: { S: "x" } }],
  },
  "a timestamp is stored otherwise": {
    before: [make.fieldOf("at", make.timestamp)],
    after: [make.fieldOf("at", make.value({ kind: "timestamp" }, "N", "epoch-millis"))],
    oldItems: [{ at: { S: "2026-05-01T10:00:00.000Z" } }],
    newItems: [{ at: { N: "1777629600000" } }],
  },
  "a member is added to a struct in a list": {
    before: [line(make.fieldOf("sku", make.text))],
    after: [line(make.fieldOf("sku", make.text), make.fieldOf("count", make.int32, optional))],
    oldItems: [{ lines: { L: [{ M: { sku: { S: "a" } } }] } }],
    newItems: [{ lines: { L: [{ M: { sku: { S: "a" }, count: { N: "1" } } }] } }],
  },
  "fields change places": {
    before: [make.fieldOf("a", make.text), make.fieldOf("b", make.int32)],
    after: [make.fieldOf("b", make.int32), make.fieldOf("a", make.text)],
    oldItems: [{ a: { S: "x" }, b: { N: "1" } }],
    newItems: [{ a: { S: "y" }, b: { N: "2" } }],
  },
};

const id = make.fieldOf("id", make.text, { key: "partition" });

/** A schema's generated code, at work. */
class Version {
  private constructor(
    readonly model: Model,
    readonly types: string,
    private readonly row: (image: AttributeMap) => RowResult,
    readonly avro: AvroMapping,
    readonly parquet: ParquetMapping,
  ) {}

  static async of(fields: readonly Field[]): Promise<Version> {
    const model = make.modelOf(make.recordOf("Order", [id, ...fields]));
    const find = (files: readonly GeneratedFile[]) =>
      files.find(({ path }) => path.endsWith("/order.ts")) as GeneratedFile;
    const [codecs, avros, parquets] = await Promise.all(
      [codec, avro, parquet].map(async (target) => loadGenerated(find(await target.emit(model)))),
    );
    const types = find(await typescript.emit(model)).text;
    const { orderRow } = codecs as { orderRow: (image: AttributeMap) => RowResult };
    const { orderAvro } = avros as { orderAvro: AvroMapping };
    const { orderParquet } = parquets as { orderParquet: ParquetMapping };
    return new Version(model, types, orderRow, orderAvro, orderParquet);
  }

  get record(): RecordModel {
    return this.model.records[0] as RecordModel;
  }

  rows(items: readonly AttributeMap[]): TableRow[] {
    return items.map((item) => ({
      change: changeColumns,
      columns: this.row(withId(item)).columns,
    }));
  }

  misfits(items: readonly AttributeMap[]): number {
    return items.flatMap((item) => this.row(withId(item)).misfits).length;
  }

  parquetFile(items: readonly AttributeMap[]): Uint8Array {
    const { record, row, parquet } = this;
    const recordType = {
      ...record,
      table: "order",
      fingerprint: "0",
      key: ["id"],
      match: undefined,
      row,
      parquet,
    };
    return parquetFormat("snappy").encode(recordType as never, this.rows(items), "0".repeat(32));
  }
}

function withId(item: AttributeMap): AttributeMap {
  return { id: { S: "1" }, ...item };
}

/** Tell whether no verdict on this evolution breaks the audience. */
function isSound(before: Version, after: Version, audience: Audience): boolean {
  const { changes } = compare(before.model, after.model);
  assert.ok(changes.length > 0, "no change was found");
  return changes.every(({ verdicts }) => verdicts[audience].level !== "breaking");
}

/** Tell whether avsc resolves one schema's values to another's. */
function resolves(writer: Version, reader: Version, items: readonly AttributeMap[]): boolean {
  const [written, read] = [typeOf(writer.avro.schema), typeOf(avscOf(reader))];
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

/** The generated `.avsc` has the aliases; the writer's schema in the code has no need of them. */
function avscOf({ model }: Version): string {
  const files = avro.emit(model) as readonly GeneratedFile[];
  return (files.find(({ path }) => path.endsWith(".avsc")) as GeneratedFile).text;
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
    assert.is(resolves(old, now, oldItems), isSound(old, now, "avroBackward"), "backward");
    assert.is(resolves(now, old, newItems), isSound(old, now, "avroForward"), "forward");
  });

  test(`${name}: stored items`, async () => {
    const [old, now] = [await Version.of(before), await Version.of(after)];
    assert.is(old.misfits(oldItems), 0);
    assert.is(now.misfits(newItems), 0);
    assert.is(now.misfits(oldItems) === 0, isSound(old, now, "items"));
  });

  test(`${name}: Parquet`, async () => {
    const [old, now] = [await Version.of(before), await Version.of(after)];
    if (!isSound(old, now, "parquet")) return;
    const folder = await mkdtemp(join(tmpdir(), "compat-"));
    await writeFile(join(folder, "1.parquet"), old.parquetFile(oldItems));
    await writeFile(join(folder, "2.parquet"), now.parquetFile(newItems));
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

/** A column or member that a file lacks reads as null, and numbers of any width are equal. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value === "object" && value !== null) {
    if ("entries" in value)
      return withoutNulls(Object.fromEntries(value.entries as [string, unknown][]));
    const entries = Object.entries(value).filter(([, it]) => it !== null);
    return Object.fromEntries(entries.map(([key, it]) => [key, withoutNulls(it)]).sort());
  }
  return typeof value === "number" ? String(value) : value;
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
    expected.set(join(folder, "producers.ts"), isSound(old, now, "producers"));
    expected.set(join(folder, "consumers.ts"), isSound(old, now, "consumers"));
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
  const old = await Version.of([make.fieldOf("note", make.text, optional)]);
  const now = await Version.of([renamed]);
  const [written, read] = [typeOf(old.avro.schema), typeOf(avscOf(now))];
  const [row] = old.rows([{ note: { S: "kept" } }]);
  const bytes = written.toBuffer(old.avro.value(row as TableRow));
  const { remark } = read.fromBuffer(bytes, read.createResolver(written)) as { remark: unknown };
  assert.equal(remark, "kept");
});

test.run();
