import { type Conversion, mismatch } from "../Conversion.js";
import { isMap } from "../descriptorOf.js";
import { ColumnReader, RecordReader } from "../FieldReader.js";
import { ColumnWriter, RecordWriter } from "../FieldWriter.js";
import { type Loose, omitUndefined } from "../omitUndefined.js";

/** How a struct of a record is read and written, field by field. */
export interface StructForm<T> {
  /** Every attribute that `read` asks for. */
  readonly attributes: readonly string[];
  read(from: RecordReader): Loose<T>;
  write(to: RecordWriter, value: T): void;
}

/** `M` ↔ object with the fields of a schema. */
export function asStruct<T extends object>(form: StructForm<T>): Conversion<T> {
  return {
    read(value, at) {
      if (!isMap(value.M)) return mismatch("M", value, at);
      const from = new RecordReader(value.M, at.report, at);
      const struct = omitUndefined<T>(form.read(from));
      from.reportUnknown(form.attributes);
      return struct;
    },
    write(value, at) {
      const to = new RecordWriter(at.report, at);
      form.write(to, value);
      return { M: to.map };
    },
  };
}

/** How a struct of a row is read and written, cell by cell. */
export interface StructColumnsForm<T> {
  /** Every attribute that `read` asks for. */
  readonly attributes: readonly string[];
  read(from: ColumnReader): T;
  write(to: ColumnWriter, value: T): void;
}

/** `M` ↔ object with a cell for each field of a schema. */
export function asStructColumns<T extends object>(form: StructColumnsForm<T>): Conversion<T> {
  return {
    read(value, at) {
      if (!isMap(value.M)) return mismatch("M", value, at);
      const from = new ColumnReader(value.M, at.report, at);
      const struct = form.read(from);
      from.reportUnknown(form.attributes);
      return struct;
    },
    write(value, at) {
      const to = new ColumnWriter(at.report, at);
      form.write(to, value);
      return { M: to.map };
    },
  };
}
