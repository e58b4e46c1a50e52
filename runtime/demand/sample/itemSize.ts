import type { AttributeMap, AttributeValue } from "../../codec/AttributeValue.js";

/**
 * Return the size of an item in bytes as DynamoDB counts it, binary given in base64.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
 */
export function itemSize(item: AttributeMap): number {
  return sum(Object.entries(item).map(([name, value]) => utf8Bytes(name) + valueSize(value)));
}

const containerOverhead = 3;

function valueSize(value: AttributeValue): number {
  if (value.S !== undefined) return utf8Bytes(value.S);
  if (value.N !== undefined) return numberSize(value.N);
  if (value.B !== undefined) return binarySize(value.B);
  if (value.SS) return sum(value.SS.map(utf8Bytes));
  if (value.NS) return sum(value.NS.map(numberSize));
  if (value.BS) return sum(value.BS.map(binarySize));
  if (value.L) return containerOverhead + sum(value.L.map((element) => 1 + valueSize(element)));
  if (value.M) return containerOverhead + Object.keys(value.M).length + itemSize(value.M);
  return 1;
}

// A byte for every two significant digits, and one more.
function numberSize(text: string): number {
  const digits = text.replace(/[^0-9]/g, "").replace(/^0+|0+$/g, "").length;
  return Math.ceil(digits / 2) + 1;
}

function binarySize(value: string | Uint8Array): number {
  return typeof value === "string" ? Buffer.byteLength(value, "base64") : value.length;
}

function utf8Bytes(text: string): number {
  return Buffer.byteLength(text, "utf8");
}

function sum(sizes: readonly number[]): number {
  return sizes.reduce((total, size) => total + size, 0);
}
