import { columnsOf } from "../../../runtime/columns/columnsOf.js";
import { avroContainer } from "../../../runtime/format/avro/avroContainer.js";
import { avroFormat } from "../../../runtime/format/avro/index.js";
import type { Format } from "../../../runtime/format/Format.js";
import { deliveryWay } from "./deliveryWay.js";

/** The Avro format without compression, which no configuration chooses. */
const uncompressed: Format = {
  ...avroFormat,
  encode(recordType, rows, digest) {
    const metadata = { "avro.schema": recordType.avro?.schema ?? "" };
    const columns = columnsOf(recordType, rows);
    return avroContainer({ metadata, columns, sync: Buffer.from(digest, "hex") }, "null");
  },
};

export const handle = deliveryWay({ adapt: (plan) => ({ ...plan, formats: [uncompressed] }) });
