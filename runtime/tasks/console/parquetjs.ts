import { createRequire } from "node:module";
import { spellDay } from "../../codec/calendar.js";
import { deltaBinaryPacked, deltaLengthByteArray } from "./deltaEncodings.js";

/** What is used of the package parquetjs-lite, which has no types. */
interface ParquetJs {
  readonly ParquetEnvelopeReader: {
    openBuffer(buffer: Buffer): Promise<EnvelopeReader>;
  };
  readonly ParquetReader: new (
    footer: Footer,
    envelope: EnvelopeReader,
    options: { readonly rawStatistics: boolean },
  ) => Reader;
}

interface EnvelopeReader {
  readHeader(): Promise<void>;
  readFooter(): Promise<Footer>;
}

interface Footer {
  version: number;
  readonly created_by: string;
  readonly num_rows: { valueOf(): number | bigint };
  readonly schema: SchemaElement[];
}

interface SchemaElement {
  readonly name: string;
  readonly type: number | null;
  converted_type: number | null;
  readonly scale: number | null;
  readonly precision: number | null;
  readonly num_children: number | null;
}

interface Reader {
  getMetadata(): Readonly<Record<string, string>>;
  getCursor(columns: readonly (readonly string[])[]): { next(): Promise<Row | null> };
}

type Row = Readonly<Record<string, unknown>>;

const require = createRequire(import.meta.url);
const { ParquetEnvelopeReader, ParquetReader }: ParquetJs = require("parquetjs-lite");
const encodings: Record<string, unknown> = require("parquetjs-lite/lib/codec/index.js");
// It knows the encoding of data pages with a dictionary by its first name only.
encodings.RLE_DICTIONARY ??= encodings.PLAIN_DICTIONARY;
encodings.DELTA_BINARY_PACKED ??= deltaBinaryPacked;
encodings.DELTA_LENGTH_BYTE_ARRAY ??= deltaLengthByteArray;

/** A Parquet file as parquetjs-lite sees it. */
export interface ParquetFile {
  readonly createdBy: string;
  readonly rows: number;
  readonly metadata: Readonly<Record<string, string>>;
  /** Top-level columns in the file's order. */
  readonly columns: readonly FileColumn[];
}

export interface FileColumn {
  readonly name: string;
  /** As the file has it: `INT64 DECIMAL(12,2)`, `group LIST`. */
  readonly type: string;
  /** Cells of the first rows; undefined where parquetjs-lite cannot read the column. */
  readonly cells: readonly unknown[] | undefined;
}

/** Read a file's schema and its first rows, each column that parquetjs-lite can read. */
export async function readWithParquetJs(bytes: Uint8Array, rows: number): Promise<ParquetFile> {
  const envelope = await ParquetEnvelopeReader.openBuffer(Buffer.from(bytes));
  await envelope.readHeader();
  const footer = await envelope.readFooter();
  const elements = topLevel(footer.schema).map((element) => ({ ...element }));
  const reader = new ParquetReader(simplified(footer), envelope, { rawStatistics: true });
  const count = Math.min(rows, Number(footer.num_rows));
  const columns: FileColumn[] = [];
  for (const element of elements) {
    const cells = isFlat(element) ? await readCells(reader, element, count) : undefined;
    columns.push({ name: element.name, type: typeText(element), cells });
  }
  const metadata = reader.getMetadata();
  return { createdBy: footer.created_by, rows: Number(footer.num_rows), metadata, columns };
}

function topLevel(schema: readonly SchemaElement[]): SchemaElement[] {
  const elements: SchemaElement[] = [];
  for (let index = 1; index < schema.length; index = after(schema, index)) {
    elements.push(schema[index] as SchemaElement);
  }
  return elements;
}

function after(schema: readonly SchemaElement[], index: number): number {
  let next = index + 1;
  for (let left = schema[index]?.num_children ?? 0; left > 0; left--) next = after(schema, next);
  return next;
}

function isFlat({ num_children }: SchemaElement): boolean {
  return (num_children ?? 0) === 0;
}

/**
 * It refuses the second version of the format and logical types that it does not know, although it
 * reads what is below them.
 */
function simplified(footer: Footer): Footer {
  footer.version = 1;
  for (const element of footer.schema) {
    if (element.converted_type !== utf8) element.converted_type = null;
  }
  return footer;
}

async function readCells(
  reader: Reader,
  element: SchemaElement,
  count: number,
): Promise<unknown[] | undefined> {
  try {
    const cursor = reader.getCursor([[element.name]]);
    const cells: unknown[] = [];
    while (cells.length < count) {
      cells.push(logicalCell(element, (await cursor.next())?.[element.name] ?? null));
    }
    return cells;
  } catch {
    return undefined;
  }
}

const physicalTypes = ["BOOLEAN", "INT32", "INT64", "INT96", "FLOAT", "DOUBLE", "BYTE_ARRAY"];
const utf8 = 0;
const decimal = 5;
const date = 6;
const timestampMillis = 9;
/** `ConvertedType` of the format: https://github.com/apache/parquet-format */
const logicalTypes: Readonly<Record<number, string>> = {
  [utf8]: "UTF8",
  1: "MAP",
  2: "MAP_KEY_VALUE",
  3: "LIST",
  [decimal]: "DECIMAL",
  [date]: "DATE",
  [timestampMillis]: "TIMESTAMP_MILLIS",
  19: "JSON",
};

function typeText({ type, converted_type, precision, scale }: SchemaElement): string {
  const physical = type === null ? "group" : (physicalTypes[type] ?? "FIXED_LEN_BYTE_ARRAY");
  const logical = converted_type === null ? "" : (logicalTypes[converted_type] ?? converted_type);
  const digits = converted_type === decimal ? `(${precision},${scale})` : "";
  return `${physical} ${logical}${digits}`.trim();
}

function logicalCell({ converted_type, scale }: SchemaElement, value: unknown): unknown {
  if (value === null) return null;
  if (converted_type === decimal) return decimalText(value, scale ?? 0);
  if (converted_type === timestampMillis) return new Date(Number(value)).toISOString();
  if (converted_type === date) return spellDay(Number(value));
  return value;
}

function decimalText(value: unknown, scale: number): string {
  const text = String(value);
  if (!/^-?\d+$/.test(text)) throw new Error("not read as a number");
  const sign = text.startsWith("-") ? "-" : "";
  const digits = text.slice(sign.length).padStart(scale + 1, "0");
  if (scale === 0) return sign + digits;
  return `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}
