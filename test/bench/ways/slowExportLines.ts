import { bestCompression, deliveryWay, withoutKernel } from "./deliveryWay.js";
import { deliverLines } from "./exportLines.js";

export const handle = deliveryWay({
  parquetCompression: bestCompression,
  deliver: deliverLines,
  adapt: withoutKernel,
});
