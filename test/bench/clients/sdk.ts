/** The AWS SDK's client, as the delivery function has it. */
export { putObject as handle } from "./sdkStorage.js";
