import { deliveryWay } from "./deliveryWay.js";

export const handle = deliveryWay({ parquetCompression: "snappy" });
