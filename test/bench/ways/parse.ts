/** The measure of all others: base64 and JSON.parse, of which nothing is made. */
import type { Way } from "./Way.js";

export const handle: Way = ({ Records }) => {
  for (const { kinesis } of Records) JSON.parse(Buffer.from(kinesis.data, "base64").toString());
  return 0;
};
