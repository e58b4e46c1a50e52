/** A stored table as Glue and Athena see it; the targets `athena` and `terraform` spell it. */
import type { Format, Model, RecordModel } from "../../model/model.js";
import { schemaLiteral } from "../avro/schema.js";
import {
  changeDate,
  earlierColumns,
  storedColumns,
  type TableColumn,
  tableColumn,
} from "./columns.js";
import { singleLine } from "./singleLine.js";

/**
 * Texts hold three placeholders: `${database}`, `${location}` (as `s3://bucket/prefix`) and
 * `${projection_start}`. Every other `${…}` is meant as it stands.
 */
export interface PhysicalTable {
  readonly name: string;
  readonly comment: string;
  readonly columns: readonly TableColumn[];
  readonly partition: TableColumn;
  readonly storage: Storage;
  readonly location: string;
  readonly properties: Properties;
}

/** Keys and values in the order in which they are spelt. */
export type Properties = Readonly<Record<string, string>>;

export interface Storage {
  readonly serde: string;
  readonly serdeProperties: Properties;
  readonly inputFormat: string;
  readonly outputFormat: string;
}

export const placeholders = ["database", "location", "projection_start"] as const;

/** Describe a record's table of one format. */
export function physicalTable(model: Model, record: RecordModel, format: Format): PhysicalTable {
  const location = `\${location}/${record.table.name}/${format}/`;
  return {
    name: tableName(record, format),
    comment: singleLine(record.doc ?? `Changes of ${record.name}.`, commentBytes),
    columns: [
      ...storedColumns(model, record).map(({ field }) => tableColumn(field)),
      ...earlierColumns(model, record, format),
    ],
    partition: changeDate,
    storage: storages[format](model, record),
    location,
    properties: { classification: format, ...projection(changeDate.name, location) },
  };
}

/** Name a record's table of one format. */
export function tableName(record: RecordModel, format: Format): string {
  return `${record.table.name}_${format}`;
}

/**
 * Of a table's description in Glue; Hive's own metastore takes more.
 *
 * @see https://docs.aws.amazon.com/glue/latest/webapi/API_TableInput.html
 */
const commentBytes = 2048;

/**
 * Find partitions, which are days, by computing them. A change may be stored under tomorrow's date,
 * for clocks differ.
 *
 * @see https://docs.aws.amazon.com/athena/latest/ug/partition-projection-supported-types.html
 */
export function projection(partition: string, location: string): Properties {
  return {
    "projection.enabled": "true",
    [`projection.${partition}.type`]: "date",
    [`projection.${partition}.format`]: "yyyy-MM-dd",
    [`projection.${partition}.range`]: `\${projection_start},NOW+1DAYS`,
    [`projection.${partition}.interval`]: "1",
    [`projection.${partition}.interval.unit`]: "DAYS",
    "storage.location.template": `${location}${partition}=\${${partition}}/`,
  };
}

const storages: Readonly<Record<Format, (model: Model, record: RecordModel) => Storage>> = {
  parquet: () => ({
    serde: "org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe",
    serdeProperties: { "serialization.format": "1" },
    inputFormat: "org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat",
    outputFormat: "org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat",
  }),
  // Without the literal, Athena's reader matches lower-case columns with the fields by case.
  avro: (model, record) => ({
    serde: "org.apache.hadoop.hive.serde2.avro.AvroSerDe",
    serdeProperties: { "avro.schema.literal": schemaLiteral(model, record) },
    inputFormat: "org.apache.hadoop.hive.ql.io.avro.AvroContainerInputFormat",
    outputFormat: "org.apache.hadoop.hive.ql.io.avro.AvroContainerOutputFormat",
  }),
};
