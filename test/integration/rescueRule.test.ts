/**
 * Columns + rescued data = the image, proven from end to end: attribute values → row → Parquet and
 * Avro → an independent reader → the same attribute values.
 */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import avsc from "avsc";
import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import type { Field, RecordModel } from "../../generator/model/model.js";
import { avro } from "../../generator/targets/avro.js";
import { codec } from "../../generator/targets/codec.js";
import { parquet } from "../../generator/targets/parquet.js";
import type { AttributeMap, AttributeValue } from "../../runtime/codec/AttributeValue.js";
import type {
  AvroMapping,
  ChangeColumns,
  ParquetMapping,
  RecordType,
  RowResult,
  TableRow,
} from "../../runtime/codec/RecordType.js";
import { avroFormat } from "../../runtime/format/avro/index.js";
import { parquetFormat } from "../../runtime/format/parquet/index.js";
import { attributeValues } from "../support/attributeValues.js";
import { plainAvroRow } from "../support/avroCells.js";
import { avroReader } from "../support/avsc.js";
import { columnsFromPlain } from "../support/cellFromPlain.js";
import type { PlainCell } from "../support/cells.js";
import { queryRows, withDuckDB } from "../support/duckdb.js";
import { fittingValues } from "../support/fittingValues.js";
import { loadGenerated } from "../support/loadGenerated.js";
import { modelFromFile } from "../support/modelFromFile.js";
import { canonicalImage } from "../support/sameImage.js";

const schema = fileURLToPath(new URL("../support/schemas/every-type.schema.json", import.meta.url));
const model = modelFromFile(schema);
const record = model.records[0] as RecordModel;
const runs = { numRuns: 60 };

interface Generated {
  readonly recordType: RecordType;
  image(row: Pick<RowResult, "columns" | "rescued">): unknown;
}

async function generated(): Promise<Generated> {
  const [codecs, parquets, avros] = await Promise.all([
    loadFirst(codec.emit(model)),
    loadFirst(parquet.emit(model)),
    loadFirst(avro.emit(model)),
  ]);
  const { everythingRow: row, everythingImage: image } = codecs as never;
  const recordType = {
    name: record.name,
    table: record.table.name,
    version: record.version,
    fingerprint: "0123456789abcdef",
    onMisfit: "rescue",
    key: ["id"],
    row,
    parquet: parquets.everythingParquet as ParquetMapping,
    avro: avros.everythingAvro as AvroMapping,
  } satisfies RecordType;
  return { recordType, image };
}

async function loadFirst(emitted: ReturnType<typeof codec.emit>): Promise<Record<string, unknown>> {
  const file = (await emitted).find(({ path }) => path.endsWith("/everything.ts"));
  assert.ok(file);
  return loadGenerated(file);
}

/** Mostly values that fit, so that columns are put to the test and not the rescue alone. */
function images(): fc.Arbitrary<AttributeMap> {
  const fields = Object.fromEntries(
    record.fields.map((field: Field) => [
      field.attribute,
      fc.oneof(
        { weight: 6, arbitrary: fc.option(fittingValues(field), { nil: undefined }) },
        { weight: 1, arbitrary: fc.option(attributeValues, { nil: undefined }) },
      ),
    ]),
  ) as Record<string, fc.Arbitrary<AttributeValue | undefined>>;
  return fc
    .record({ ...fields, unknown: fc.option(attributeValues, { nil: undefined, freq: 3 }) })
    .map(
      (image) =>
        Object.fromEntries(
          Object.entries(image).filter(([, value]) => value !== undefined),
        ) as AttributeMap,
    );
}

const change: ChangeColumns = {
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

function tableRow(row: RowResult): TableRow {
  return { change: { ...change, change_rescued_data: row.rescued }, columns: row.columns };
}

function imageOf(plain: Readonly<Record<string, PlainCell>>, { image }: Generated): unknown {
  const rescued = plain.change_rescued_data as string | null;
  return canonicalImage(image({ columns: columnsFromPlain(record.fields, plain), rescued }));
}

test("through Parquet, read by DuckDB", async () => {
  const code = await generated();
  const format = parquetFormat("snappy");
  const folder = await mkdtemp(join(tmpdir(), "rescue-"));
  const path = join(folder, "rows.parquet");
  await withDuckDB(async (connection) => {
    const holds = fc.asyncProperty(
      fc.array(images(), { minLength: 1, maxLength: 20 }),
      async (some) => {
        const rows = some.map((image) => tableRow(code.recordType.row(image)));
        await writeFile(path, format.encode(code.recordType, rows, "0".repeat(32)));
        const read = await queryRows(connection, `SELECT * FROM read_parquet('${path}')`);
        assert.equal(
          read.map((plain) => imageOf(plain, code)),
          some.map(canonicalImage),
        );
      },
    );
    await fc.assert(holds, runs);
  });
  await rm(folder, { recursive: true });
});

test("through Avro, read by avsc", async () => {
  const code = await generated();
  const format = avroFormat;
  const holds = fc.asyncProperty(
    fc.array(images(), { minLength: 1, maxLength: 20 }),
    async (some) => {
      const rows = some.map((image) => tableRow(code.recordType.row(image)));
      const bytes = format.encode(code.recordType, rows, "0".repeat(32));
      const read = await readAvro(bytes);
      assert.equal(
        read.map((plain) => imageOf(plain, code)),
        some.map(canonicalImage),
      );
    },
  );
  await fc.assert(holds, runs);
});

function readAvro(bytes: Uint8Array): Promise<Record<string, PlainCell>[]> {
  return new Promise((resolve, reject) => {
    const rows: Record<string, PlainCell>[] = [];
    const decoder = new avsc.streams.BlockDecoder({
      parseHook: (it) => avroReader(JSON.stringify(it)),
    });
    decoder.on("data", (value: unknown) => rows.push(plainAvroRow(model, record, value)));
    decoder.on("end", () => resolve(rows));
    decoder.on("error", reject);
    decoder.end(Buffer.from(bytes));
  });
}

test.run();
