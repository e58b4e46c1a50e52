/** The usual stack's last part: parquetjs-lite, with the columns that it can say. */

import { Writable } from "node:stream";
// @ts-expect-error It has no types.
import parquetjs from "parquetjs-lite";

const { ParquetSchema, ParquetWriter } = parquetjs as {
  ParquetSchema: new (fields: object) => object;
  ParquetWriter: {
    openStream(schema: object, stream: Writable, options: object): Promise<RowWriter>;
  };
};
interface RowWriter {
  setRowGroupSize(rows: number): void;
  appendRow(row: object): Promise<void>;
  close(): Promise<void>;
}

const text = { type: "UTF8", optional: true, compression: "SNAPPY" };
const long = { type: "INT64", optional: true, compression: "SNAPPY" };
const double = { type: "DOUBLE", optional: true, compression: "SNAPPY" };

/** parquetjs-lite has no decimals, so that amounts are doubles; maps and JSON are text. */
const schema = new ParquetSchema({
  changeId: text,
  changeType: text,
  changeTime: long,
  changeArrivedAt: long,
  changeSequenceNumber: text,
  id: text,
  revision: long,
  eventId: text,
  venueId: text,
  customerId: text,
  channel: text,
  status: text,
  quantity: long,
  priceMin: double,
  priceMax: double,
  settledAmount: double,
  currency: text,
  score: double,
  partySizes: { ...long, repeated: true, optional: false },
  seatPreferences: text,
  tags: { ...text, repeated: true, optional: false },
  attributes: text,
  lat: double,
  lon: double,
  requestedAt: text,
  expiresAt: long,
  eventDate: text,
  signature: { type: "BYTE_ARRAY", optional: true, compression: "SNAPPY" },
  note: text,
  raw: text,
  systemId: text,
  reference: text,
});

/** Write items as parquetjs-lite does, and count the bytes. */
export async function writeConventionally(items: readonly object[]): Promise<number> {
  let bytes = 0;
  const stream = new Writable({
    write(chunk: Uint8Array, _, done) {
      bytes += chunk.length;
      done();
    },
  });
  const writer = await ParquetWriter.openStream(schema, stream, {});
  writer.setRowGroupSize(items.length);
  for (const item of items) await writer.appendRow(flat(item as Record<string, unknown>));
  await writer.close();
  return bytes;
}

function flat(item: Record<string, unknown>): object {
  const { location, tags, attributes, seatPreferences, raw, note, customerId, signature } = item;
  const { lat, lon } = (location ?? {}) as Record<string, unknown>;
  const known = {
    ...item,
    lat,
    lon,
    tags: [...((tags as Iterable<string>) ?? [])],
    attributes: JSON.stringify(attributes),
    seatPreferences: JSON.stringify(seatPreferences),
    raw: raw === undefined ? undefined : JSON.stringify(raw),
    note: note ?? undefined,
    customerId: customerId ?? undefined,
    signature: signature === undefined ? undefined : Buffer.from(signature as Uint8Array),
    systemId: String(item.id).split(".")[0],
    reference: `demand:${item.id}:${item.eventId}:${item.revision}`,
  };
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined));
}
