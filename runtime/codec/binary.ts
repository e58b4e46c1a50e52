import { base64Values } from "./base64Values.js";

/** A buffer's own method, which its types leave out. */
interface Bytes extends Buffer {
  base64Write(text: string, offset: number, length: number): number;
}

/** Decode strict base64 (RFC 4648 §4, padded); give `undefined` for text that is not. */
export function decodeBase64(text: string): Buffer | undefined {
  // Node takes the URL's alphabet, too.
  return text.includes("-") || text.includes("_") ? undefined : decodeAnyBase64(text);
}

/** Decode base64 that may be in the URL's alphabet (RFC 4648 §5), but is padded all the same. */
export function decodeAnyBase64(text: string): Buffer | undefined {
  const length = decodedLength(text);
  if (length < 0) return undefined;
  const bytes = Buffer.allocUnsafe(length);
  return writeBase64(text, bytes, 0) === bytes.length ? bytes : undefined;
}

/** Count the bytes that padded base64 stands for; -1 for a text whose length it cannot have. */
export function decodedLength(text: string): number {
  if (text.length % 4 !== 0) return -1;
  return (text.length / 4) * 3 - paddingOf(text);
}

function paddingOf(text: string): number {
  if (text.charCodeAt(text.length - 1) !== equalsSign) return 0;
  return text.charCodeAt(text.length - 2) === equalsSign ? 2 : 1;
}

const equalsSign = 0x3d;

/**
 * Decode base64, in either alphabet, to a place that has room for it.
 *
 * @returns the bytes written; -1 for text that is not padded, or has anything else in it
 */
export function writeBase64(text: string, to: Buffer, at: number): number {
  const length = decodedLength(text);
  if (length <= 0) return text === "" ? 0 : -1;
  // Of other characters Node takes the lower byte or nothing.
  if (wide.test(text) || (to as Bytes).base64Write(text, at, length) !== length) return -1;
  return isCanonicalEnd(text, length % 3) ? length : -1;
}

/** V8 knows of most strings that they have no such character, and looks at none. */
const wide = /[\u0100-\uffff]/;

/** Tell whether the last bytes, none, one or two, are spelt without bits that they do not hold. */
function isCanonicalEnd(text: string, rest: number): boolean {
  if (rest === 0) return true;
  const last = base64Values[text.charCodeAt(text.length - 4 + rest)] as number;
  return (last & (rest === 1 ? 15 : 3)) === 0;
}

/** How images spell binary values: Kinesis carries base64 of base64 text. */
export type BinarySpelling = "base64" | "base64-twice";

/**
 * Decode a binary attribute value; give `undefined` for one that is not spelt as said.
 * Kinesis Data Streams for DynamoDB carries base64 of base64 text.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/kds.html
 */
export function decodeBinary(value: unknown, spelling: BinarySpelling): Uint8Array | undefined {
  if (value instanceof Uint8Array) return value;
  if (typeof value !== "string") return undefined;
  const bytes = decodeBase64(value);
  if (spelling === "base64" || bytes === undefined) return bytes;
  return decodeBase64(bytes.toString("latin1"));
}
