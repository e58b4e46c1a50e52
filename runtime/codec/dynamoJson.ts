import { type BinarySpelling, decodeBinary } from "./binary.js";
import { mapBinary } from "./mapBinary.js";

/**
 * Spell an attribute value as DynamoDB JSON with binary in plain base64, whatever the source's
 * spelling. What is no attribute value is spelt as it came.
 */
export function dynamoJson(value: unknown, binary: BinarySpelling): string {
  return JSON.stringify(
    mapBinary(value, (content) => {
      const bytes = decodeBinary(content, binary);
      return bytes === undefined ? content : Buffer.from(bytes).toString("base64");
    }),
  );
}
