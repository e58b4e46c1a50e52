import { test } from "uvu";
import * as assert from "uvu/assert";
import { sampleType } from "../../test/support/sampleType.js";
import { avroShape } from "./avroShape.js";
import { shapesOf } from "./columnsOf.js";
import { parquetShape } from "./parquetShape.js";

test("a Parquet and an Avro schema of one record tell the same of its columns", () => {
  const { avro, parquet } = sampleType;
  assert.equal(avroShape(avro.schema), parquetShape(parquet.schema));
});

test("a record type without Parquet has the columns of its Avro schema", () => {
  const { parquet, ...avroOnly } = sampleType;
  assert.equal(shapesOf(avroOnly), parquetShape(parquet.schema));
});

test("a record type that is written in no format has no columns", () => {
  const { avro: _a, parquet: _p, ...unwritten } = sampleType;
  assert.throws(() => shapesOf(unwritten), "Sample has no mapping to any format");
});

test("schemas that tell different things of the columns are refused", () => {
  const avro = { ...sampleType.avro, schema: sampleType.avro.schema.replace('"small"', '"tiny"') };
  const problem = "Sample has columns in Avro that are not those in Parquet";
  assert.throws(() => shapesOf({ ...sampleType, avro }), problem);
});

test.run();
