import { parseNumber } from "../../runtime/codec/numberText.js";

/**
 * Put an image into a form in which equal images are deep-equal: numbers by value, sets without
 * order, binary as base64, members by name. Written apart from the codecs that it judges.
 */
export function canonicalImage(image: unknown): unknown {
  return canonicalMap(image as Record<string, unknown>);
}

function canonicalMap(map: Record<string, unknown>): unknown {
  const names = Object.keys(map).sort();
  return names.map((name) => [name, canonicalValue(map[name])]);
}

function canonicalValue(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  return Object.entries(value).map(([descriptor, content]) => [
    descriptor,
    canonicalContent(descriptor, content),
  ]);
}

function canonicalContent(descriptor: string, content: unknown): unknown {
  switch (descriptor) {
    case "N":
      return canonicalNumber(content);
    case "B":
      return base64(content);
    case "M":
      return isObject(content) ? canonicalMap(content) : content;
    case "L":
      return Array.isArray(content) ? content.map(canonicalValue) : content;
    case "SS":
      return sorted(content, (item) => item);
    case "NS":
      return sorted(content, canonicalNumber);
    case "BS":
      return sorted(content, base64);
    default:
      return content;
  }
}

function sorted(content: unknown, convert: (item: unknown) => unknown): unknown {
  return Array.isArray(content) ? content.map((item) => String(convert(item))).sort() : content;
}

function canonicalNumber(text: unknown): unknown {
  const number = typeof text === "string" ? parseNumber(text) : undefined;
  return number === undefined
    ? text
    : `${number.negative ? "-" : ""}${number.digits}e${number.exponent}`;
}

function base64(content: unknown): unknown {
  return content instanceof Uint8Array ? Buffer.from(content).toString("base64") : content;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
