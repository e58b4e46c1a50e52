/**
 * Columns + rescued data = the image, proven from end to end: attribute values → row → Parquet and
 * Avro → an independent reader → the same attribute values.
 */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import type { RecordModel } from "../../generator/model/model.js";
import { avro } from "../../generator/targets/avro.js";
import { codec } from "../../generator/targets/codec.js";
import { parquet } from "../../generator/targets/parquet.js";
import type {
  AvroMapping,
  ParquetMapping,
  RecordType,
  RowResult,
  TableRow,
} from "../../runtime/codec/RecordType.js";
import { avroFormat } from "../../runtime/format/avro/index.js";
import { parquetFormat } from "../../runtime/format/parquet/index.js";
import { imagesOf } from "../support/arbitrary/images.js";
import { columnsFromPlain } from "../support/cellFromPlain.js";
import type { PlainCell } from "../support/cells.js";
import { changeColumns } from "../support/changeColumns.js";
import { queryRows, withDuckDB } from "../support/duckdb.js";
import { loadGenerated } from "../support/loadGenerated.js";
import { modelFromFile } from "../support/modelFromFile.js";
import { readAvroRows } from "../support/readAvroRows.js";
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

function tableRow(row: RowResult): TableRow {
  return { change: { ...changeColumns, change_rescued_data: row.rescued }, columns: row.columns };
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
      fc.array(imagesOf(record), { minLength: 1, maxLength: 20 }),
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
    fc.array(imagesOf(record), { minLength: 1, maxLength: 20 }),
    async (some) => {
      const rows = some.map((image) => tableRow(code.recordType.row(image)));
      const bytes = format.encode(code.recordType, rows, "0".repeat(32));
      const read = await readAvroRows(model, record, bytes);
      assert.equal(
        read.map((plain) => imageOf(plain, code)),
        some.map(canonicalImage),
      );
    },
  );
  await fc.assert(holds, runs);
});

test.run();
