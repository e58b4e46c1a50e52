import { bestCompression, deliveryWay, withoutKernel } from "./deliveryWay.js";

export const handle = deliveryWay({ parquetCompression: bestCompression, adapt: withoutKernel });
