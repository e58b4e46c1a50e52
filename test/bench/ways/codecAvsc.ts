/** `JSON.parse`, the generated row codec, and avsc's blocks as the generated mapping feeds them. */
import { once } from "node:events";
import { deflateRaw } from "node:zlib";
import avsc from "avsc";
import { avroWriter } from "../../support/avsc.js";
import { codecRows, recordType } from "./codecRows.js";
import type { Way } from "./Way.js";

const type = avroWriter(recordType.avro.schema);
const codecs = {
  deflate: (bytes: Buffer, done: () => void) => deflateRaw(bytes, { level: 1 }, done),
};

export const handle: Way = async (event) => {
  const encoder = new avsc.streams.BlockEncoder(type, { codec: "deflate", codecs } as never);
  let bytes = 0;
  encoder.on("data", (chunk: Buffer) => {
    bytes += chunk.length;
  });
  for (const row of codecRows(event)) encoder.write(recordType.avro.value(row));
  encoder.end();
  await once(encoder, "end");
  return bytes;
};
