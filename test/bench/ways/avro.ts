import { deliveryWay } from "./deliveryWay.js";

export const handle = deliveryWay({ formats: ["avro"] });
