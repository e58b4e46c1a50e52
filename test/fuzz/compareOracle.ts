/** Compares what was read the fast way with what `JSON.parse` and the AWS SDK's util-dynamodb read. */
import type { AttributeValue as SdkValue } from "@aws-sdk/client-dynamodb";
import { convertToNative } from "@aws-sdk/util-dynamodb";
import type { RecordType } from "../../runtime/codec/RecordType.js";
import { avroFormat } from "../../runtime/format/avro/index.js";
import { groupBy } from "../../runtime/util/groupBy.js";
import type { PlainCell } from "../support/cells.js";
import { readAvroRows } from "../support/readAvroRows.js";
import type { Difference, ReadChange } from "./compareBatch.js";
import { isSameValue } from "./isSameValue.js";
import type { Ways } from "./Ways.js";

/** Compare the stored fields of the changes that were read the fast way, written and read again. */
export async function compareOracle(
  ways: Ways,
  changes: readonly ReadChange[],
): Promise<readonly Difference[]> {
  const fast = groupBy(
    changes.filter(({ isFast }) => isFast),
    ({ recordType }) => recordType,
  );
  const found = await Promise.all([...fast].map(([type, some]) => compareType(ways, type, some)));
  return found.flat();
}

const digest = "0".repeat(32);

async function compareType(
  ways: Ways,
  type: RecordType,
  changes: readonly ReadChange[],
): Promise<readonly Difference[]> {
  const loaded = ways.records.find((record) => record.type === type);
  if (loaded === undefined || type.avro === undefined) return [];
  const { model, record } = loaded;
  const bytes = avroFormat.encode(
    type,
    changes.map(({ row }) => row),
    digest,
  );
  const rows = await readAvroRows(model, record, bytes);
  const stored = record.fields.filter(({ derived }) => derived === undefined);
  return changes.flatMap(({ arrived }, at) => {
    const image = ways.imageOf(Buffer.from(arrived.data, "base64").toString("utf8"));
    const row = rows[at] as Readonly<Record<string, PlainCell>>;
    const field = stored.find((field) => {
      const value = Object.hasOwn(image, field.attribute) ? image[field.attribute] : undefined;
      const native = value && convertToNative(value as SdkValue, { wrapNumbers: true });
      return !isSameValue(field, row[field.column] ?? null, native);
    });
    if (field === undefined) return [];
    const { attribute, column } = field;
    const difference = `${column}: ${JSON.stringify(row[column])} of ${JSON.stringify(image[attribute])}`;
    return [{ record: arrived, difference }];
  });
}
