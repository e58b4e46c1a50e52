import { bestCompression, deliveryWay } from "./deliveryWay.js";

export const handle = deliveryWay({ parquetCompression: bestCompression });
