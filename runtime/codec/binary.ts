/** Decode strict base64 (RFC 4648 §4, padded); give `undefined` for text that is not. */
export function decodeBase64(text: string): Uint8Array | undefined {
  const bytes = Buffer.from(text, "base64");
  return bytes.toString("base64") === text ? bytes : undefined;
}

/**
 * Decode a binary attribute value; give `undefined` for one that is not spelt as said.
 * Kinesis Data Streams for DynamoDB carries base64 of base64 text.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/kds.html
 */
export function decodeBinary(
  value: unknown,
  spelling: "base64" | "base64-twice",
): Uint8Array | undefined {
  if (value instanceof Uint8Array) return value;
  if (typeof value !== "string") return undefined;
  const bytes = decodeBase64(value);
  if (spelling === "base64" || bytes === undefined) return bytes;
  return decodeBase64(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1"));
}
