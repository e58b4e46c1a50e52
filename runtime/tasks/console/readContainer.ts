import { once } from "node:events";
import avsc from "avsc";
import type { ShownObject } from "./readObject.js";

/** Read an Avro container: its schema, how many records it has, and the first of them. */
export async function readContainer(
  bytes: Buffer,
  rows: number,
): Promise<Omit<ShownObject, "key" | "bytes">> {
  const decoder = new avsc.streams.BlockDecoder({ parseHook: exactType });
  const values: Record<string, unknown>[] = [];
  let count = 0;
  let type: avsc.Type | undefined;
  decoder.on("metadata", (decoded: avsc.Type) => {
    type = decoded;
  });
  decoder.on("data", (value: Record<string, unknown>) => {
    if (count++ < rows) values.push(value);
  });
  decoder.end(bytes);
  await once(decoder, "end");
  const fields = type instanceof avsc.types.RecordType ? type.fields : [];
  return {
    count,
    facts: { format: "Avro", schema: type?.name ?? "" },
    columns: fields.map((field) => ({
      name: field.name,
      type: typeText(field.type),
      reader: "avsc",
    })),
    rows: values.map((value) => fields.map(({ name }) => value[name])),
  };
}

function exactType(schema: avsc.Schema): avsc.Type {
  return avsc.Type.forSchema(schema, { typeHook: exactLong });
}

/** A long that is more than a float holds would be refused otherwise. */
function exactLong(schema: avsc.Schema): avsc.Type | undefined {
  const name = typeof schema === "object" && "type" in schema ? schema.type : schema;
  return name === "long" ? long : undefined;
}

const long = avsc.types.LongType.__with({
  fromBuffer: (buffer: Buffer) => buffer.readBigInt64LE(),
  toBuffer: (number: bigint) => {
    const buffer = Buffer.alloc(8);
    buffer.writeBigInt64LE(number);
    return buffer;
  },
  fromJSON: BigInt,
  toJSON: String,
  isValid: (number: unknown) => typeof number === "bigint",
  compare: (a: bigint, b: bigint) => (a === b ? 0 : a < b ? -1 : 1),
});

function typeText(type: avsc.Type): string {
  const text = JSON.stringify(type.schema());
  return text.startsWith('"') ? text.slice(1, -1) : text;
}
