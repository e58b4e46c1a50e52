import type { KinesisStreamEvent } from "aws-lambda";
import { bestCompression, deliveryWay } from "./deliveryWay.js";

/** Give the Parquet object that this package makes of an event of one day. */
export async function parquetObject(event: KinesisStreamEvent): Promise<Uint8Array> {
  const objects: Uint8Array[] = [];
  const storage = {
    async put(_key: string, bytes: Uint8Array) {
      objects.push(bytes.slice());
      return "stored" as const;
    },
  };
  const adapt = (plan: object) => ({ ...plan, storage }) as never;
  await deliveryWay({ parquetCompression: bestCompression, adapt })(event);
  if (objects.length !== 1) throw new Error(`${objects.length} objects instead of one`);
  return objects[0] as Uint8Array;
}
