import avro, { type Schema, type Type } from "avsc";

/** Avro's `long` as a bigint, for a JavaScript number holds 53 bits. */
const bigintLong = avro.types.LongType.__with({
  fromBuffer: (buffer: Buffer) => buffer.readBigInt64LE(),
  toBuffer(value: bigint) {
    const buffer = Buffer.alloc(8);
    buffer.writeBigInt64LE(value);
    return buffer;
  },
  fromJSON: BigInt,
  toJSON: Number,
  isValid: isInt64,
  compare: (left: bigint, right: bigint) => (left < right ? -1 : left > right ? 1 : 0),
});

function isInt64(value: unknown): boolean {
  return typeof value === "bigint" && BigInt.asIntN(64, value) === value;
}

const known = new Map<string, Type>();

/** Make avsc's type of a schema, one for each text. */
export function avroType(schema: string): Type {
  let type = known.get(schema);
  if (type === undefined) {
    type = avro.Type.forSchema(JSON.parse(schema), { typeHook: longAsBigint });
    known.set(schema, type);
  }
  return type;
}

/** A registry's `long` would stand for the plain one only, not for that of a timestamp. */
function longAsBigint(schema: Schema): Type | undefined {
  const name = (schema as { type?: unknown }).type ?? schema;
  return name === "long" ? bigintLong : undefined;
}
