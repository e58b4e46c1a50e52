import type { Field, Model, RecordModel } from "../../../generator/model/model.js";
import { avro } from "../../../generator/targets/avro.js";
import { codec } from "../../../generator/targets/codec.js";
import { parquet } from "../../../generator/targets/parquet.js";
import { camelCase, type GeneratedFile } from "../../../generator/targets/target.js";
import { typescript } from "../../../generator/targets/typescript.js";
import type { AttributeMap } from "../../../runtime/codec/AttributeValue.js";
import type {
  AvroMapping,
  ParquetMapping,
  RecordType,
  RowResult,
  TableRow,
} from "../../../runtime/codec/RecordType.js";
import type { Format } from "../../../runtime/format/Format.js";
import { changeColumns } from "../changeColumns.js";
import * as make from "../demandModel.js";
import { loadGenerated } from "../loadGenerated.js";

/** Not of zeros, which a reader that looks for the marker between blocks finds elsewhere too. */
const digest = "f3899ac2e1d24b7c9a5d0c3b8e7f6a14";

const id = make.fieldOf("id", make.text, { key: "partition" });

/** A state of a record's schema, with its generated code at work. */
export class Version {
  private constructor(
    readonly model: Model,
    /** The generated `.avsc`, which has the aliases; the writer's schema has no need of them. */
    readonly avsc: string,
    /** The generated TypeScript types. */
    readonly types: string,
    private readonly type: RecordType & { readonly avro: AvroMapping },
  ) {}

  /** Generate the code of a record of fields, beside the key `id`. */
  static async of(fields: readonly Field[], name = "Order"): Promise<Version> {
    const record = make.recordOf(name, [id, ...fields]);
    const model = make.modelOf(record);
    const avros = avro.emit(model) as readonly GeneratedFile[];
    const ending = `/${camelCase(name)}.ts`;
    const [codecs, mappings, parquets] = await Promise.all(
      [codec.emit(model), avros, parquet.emit(model)].map(async (files) =>
        loadGenerated(fileOf(await files, ending)),
      ),
    );
    const types = fileOf(await typescript.emit(model), ending).text;
    const type = {
      name,
      table: record.table.name,
      version: record.version,
      fingerprint: "0",
      onMisfit: "rescue" as const,
      key: ["id"],
      row: codecs?.[`${camelCase(name)}Row`] as RecordType["row"],
      parquet: parquets?.[`${camelCase(name)}Parquet`] as ParquetMapping,
      avro: mappings?.[`${camelCase(name)}Avro`] as AvroMapping,
    };
    return new Version(model, fileOf(avros, ".avsc").text, types, type);
  }

  get record(): RecordModel {
    return this.model.records[0] as RecordModel;
  }

  get avro(): AvroMapping {
    return this.type.avro;
  }

  rows(items: readonly AttributeMap[]): TableRow[] {
    return items.map((item) => ({ change: changeColumns, columns: this.row(item).columns }));
  }

  misfits(items: readonly AttributeMap[]): number {
    return items.flatMap((item) => this.row(item).misfits).length;
  }

  /** Write a file of items. */
  file(format: Format, items: readonly AttributeMap[]): Uint8Array {
    return format.encode(this.type, this.rows(items), digest);
  }

  private row(item: AttributeMap): RowResult {
    return this.type.row({ id: { S: "1" }, ...item });
  }
}

function fileOf(files: readonly GeneratedFile[], ending: string): GeneratedFile {
  return files.find(({ path }) => path.endsWith(ending)) as GeneratedFile;
}
