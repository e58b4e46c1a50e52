/** avsc as it writes and reads Avro values here, with `long` as bigint. */
import avsc from "avsc";

/** Make the type that writes values of a schema's JSON text. */
export function avroWriter(schema: string): avsc.Type {
  return avsc.Type.forSchema(JSON.parse(schema), { typeHook: asLong });
}

/**
 * Make the type that reads them. A map comes as a list of `{ key, value }`, which is encoded alike,
 * for avsc's own objects cannot hold every key.
 */
export function avroReader(schema: string): avsc.Type {
  let maps = 0;
  return avsc.Type.forSchema(JSON.parse(schema), {
    typeHook(inner, options) {
      if (typeOf(inner) !== "map") return asLong(inner);
      const { values } = inner as unknown as { values: avsc.Schema };
      const fields = [
        { name: "key", type: "string" },
        { name: "value", type: values },
      ];
      const entry = { type: "record" as const, name: `MapEntry${maps++}`, fields };
      return avsc.Type.forSchema({ type: "array", items: entry }, options);
    },
  });
}

/** A registry would replace a plain `long` only, and not one that has a logical type. */
function asLong(schema: avsc.Schema): avsc.Type | undefined {
  return typeOf(schema) === "long" ? long : undefined;
}

function typeOf(schema: avsc.Schema): unknown {
  return (schema as { type?: unknown }).type ?? schema;
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
