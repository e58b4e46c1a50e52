/**
 * What is written, read by pyarrow and fastavro: every cell, the types, and the law that columns +
 * rescued data = the image.
 */
import * as assert from "uvu/assert";
import { physicalTable } from "../../generator/targets/table/physicalTable.js";
import type { AttributeMap } from "../../runtime/codec/AttributeValue.js";
import { sampleChanges } from "../../runtime/demand/sampleChanges.js";
import { avroFormat } from "../../runtime/format/avro/index.js";
import type { Format } from "../../runtime/format/Format.js";
import { compressions, isAvailable, parquetFormat } from "../../runtime/format/parquet/index.js";
import { legalImages } from "../support/records/legalImages.js";
import { misfitImages } from "../support/records/misfitImages.js";
import { engineTest } from "./harness/engineTest.js";
import { installPython } from "./harness/python/installPython.js";
import { readAvro } from "./readers/readAvro.js";
import { readParquet } from "./readers/readParquet.js";
import { assertRead, type StoredImage } from "./support/assertRead.js";
import { demandRecord } from "./support/demandRecord.js";
import { extremeImages, generateEveryType } from "./support/everyType.js";
import type { GeneratedRecord } from "./support/GeneratedRecord.js";
import { hiveTypeOfArrow, hiveTypeOfAvro } from "./support/hiveTypes.js";
import { namesByType } from "./support/namesByType.js";
import { sampleImages } from "./support/sampleImages.js";
import { storedImages } from "./support/storedImages.js";

const digest = "0123456789abcdef0123456789abcdef";

interface Sample {
  readonly of: string;
  readonly generated: GeneratedRecord;
  readonly stored: readonly StoredImage[];
}

const everyType = await generateEveryType();
const everyImages = [...extremeImages, ...sampleImages(everyType.record, 300, 1)];
const samples: readonly Sample[] = [
  {
    of: "every type",
    generated: everyType,
    stored: storedImages(everyType.type, everyImages),
  },
  {
    of: "the demand record",
    generated: demandRecord,
    stored: storedImages(demandRecord.type, demandImages()),
  },
];

/**
 * Items as they come, odd ones, and ones that nobody would write. An attribute that is null is no
 * attribute value; rescued data say by null that an attribute is missing.
 */
function demandImages(): AttributeMap[] {
  const changes = sampleChanges({ count: 300, misfits: 0.1, inexact: 0.1, unknown: 0.1 });
  const items = changes.flatMap(({ write: { newImage } }) => (newImage ? [newImage] : []));
  const [item = {}] = items;
  const odd = [...legalImages(item), ...misfitImages(item)].map(({ image }) => image);
  const whole = odd.filter((image) => !Object.values<unknown>(image).includes(null));
  return [...items, ...whole, ...sampleImages(demandRecord.record, 300, 2)];
}

const test = await engineTest(installPython);

function encode(format: Format, { generated, stored }: Sample): Uint8Array {
  const rows = stored.map(({ row }) => row);
  return format.encode(generated.type, rows, digest);
}

for (const sample of samples) {
  for (const compression of compressions.filter(isAvailable)) {
    test(`pyarrow reads ${sample.of} from Parquet, compression ${compression}`, async () => {
      const { rows, columns } = await readParquet(encode(parquetFormat(compression), sample));
      assertRead(sample.generated, rows, sample.stored);
      const codecs = new Set(columns.flatMap((column) => column.compression));
      // Columns that would become no smaller are not compressed.
      const compressed = compression === "none" ? [] : [compression.toUpperCase()];
      assert.equal([...codecs].sort(), [...compressed, "UNCOMPRESSED"].sort());
    });
  }

  test(`fastavro reads ${sample.of} from Avro`, async () => {
    const { rows } = await readAvro(encode(avroFormat, sample));
    assertRead(sample.generated, rows, sample.stored);
  });

  test(`the files of ${sample.of} have the types of its tables`, async () => {
    const { fields } = await readParquet(encode(parquetFormat("none"), sample));
    const { schema } = await readAvro(encode(avroFormat, sample));
    const inParquet = fields.map(({ name, type }) => [name, hiveTypeOfArrow(type)]);
    const inAvro = (schema as AvroRecord).fields.map(({ name, type }) => [
      name,
      hiveTypeOfAvro(type),
    ]);
    assert.equal(inParquet, columnsOf(sample, "parquet"));
    assert.equal(inAvro, columnsOf(sample, "avro"));
  });
}

interface AvroRecord {
  readonly fields: readonly { readonly name: string; readonly type: unknown }[];
}

function columnsOf({ generated: { model, record } }: Sample, format: "parquet" | "avro") {
  return physicalTable(model, record, format).columns.map(({ name, hive }) => [name, hive]);
}

test("pyarrow sees each logical type as it is meant", async () => {
  const { fields } = await readParquet(encode(parquetFormat("none"), samples[0] as Sample));
  assert.equal(namesByType(fields), {
    string:
      "change_id change_type change_shard_id change_sequence_number change_user_identity " +
      "change_schema_version change_rescued_data id required_text required_nullable_text " +
      "nullable_text open_enum closed_enum uuid json json_text",
    "timestamp[ms, tz=UTC]":
      "change_time change_arrived_at timestamp timestamp_utc timestamp_seconds timestamp_millis " +
      "timestamp_micros",
    int64: "change_time_micros int64 int64_text",
    "list<string>": "change_misfits text_set text_list",
    bool: "flag",
    int32: "int32 int32_text",
    float: "float32 float32_text",
    double: "float64 float64_text",
    "decimal128(9, 2)": "decimal9",
    "decimal128(18, 0)": "decimal18",
    "decimal128(38, 9)": "decimal38",
    "decimal128(38, 38)": "decimal_fraction",
    "decimal128(12, 2)": "decimal_text",
    binary: "bytes bytes_text",
    "date32[day]": "date date_seconds",
    "list<decimal128(38, 9)>": "number_set",
    "list<binary>": "bytes_set",
    "list<int64>": "nullable_list",
    "list<list<timestamp[ms, tz=UTC]>>": "list_of_lists",
    "map<string, string>": "text_map",
    "map<string, list<decimal128(12, 2)>>": "map_of_lists",
    "map<string, struct<name: string, accuracy: double>>": "map_of_structs",
    "struct<name: string, accuracy: float, a_b: string, inner: struct<m_n: int64, tags: list<string>>>":
      "required_nullable_struct",
    "list<struct<name: string, accuracy: double, when: date32[day]>>": "struct_list",
  });
});

test("pyarrow sees that a value is required in the change's own columns only", async () => {
  const { fields } = await readParquet(encode(parquetFormat("none"), samples[0] as Sample));
  const required = fields.filter(({ nullable }) => !nullable).map(({ name }) => name);
  assert.equal(required, ["change_id", "change_type", "change_time", "change_time_micros"]);
});

test.run();
