import { isDeepStrictEqual } from "node:util";
import type { AttributeMap, AttributeValue } from "../../codec/AttributeValue.js";
import { escapePointer } from "../../codec/jsonPointer.js";
import { parseNumber } from "../../codec/numberText.js";

/** A place in which two images of an item are not the same. */
export interface ImageDifference {
  /** JSON Pointer by attribute names. */
  readonly pointer: string;
  /** What the item has there; undefined where it has nothing. */
  readonly item: AttributeValue | undefined;
  /** What `_latest` has there. */
  readonly latest: AttributeValue | undefined;
}

/** Find where two images differ, as deep as can be told: numbers by value, sets without order. */
export function imageDifferences(
  item: AttributeMap,
  latest: AttributeMap,
  at = "",
): ImageDifference[] {
  const names = [...new Set([...Object.keys(item), ...Object.keys(latest)])].sort();
  return names.flatMap((name) =>
    valueDifferences(own(item, name), own(latest, name), `${at}/${escapePointer(name)}`),
  );
}

function valueDifferences(
  item: AttributeValue | undefined,
  latest: AttributeValue | undefined,
  pointer: string,
): ImageDifference[] {
  if (item?.M && latest?.M) return imageDifferences(item.M, latest.M, pointer);
  if (item?.L && latest?.L && item.L.length === latest.L.length) {
    const others = latest.L;
    return item.L.flatMap((each, index) =>
      valueDifferences(each, others[index], `${pointer}/${index}`),
    );
  }
  return isDeepStrictEqual(canonical(item), canonical(latest)) ? [] : [{ pointer, item, latest }];
}

function own(map: AttributeMap, name: string): AttributeValue | undefined {
  return Object.hasOwn(map, name) ? map[name] : undefined;
}

/** Put a value into a form in which equal values are deeply equal. */
function canonical(value: AttributeValue | undefined): unknown {
  if (value === undefined) return undefined;
  if (value.N !== undefined) return ["N", number(value.N)];
  if (value.B !== undefined) return ["B", base64(value.B)];
  if (value.NS) return ["NS", value.NS.map(number).sort()];
  if (value.SS) return ["SS", [...value.SS].sort()];
  if (value.BS) return ["BS", value.BS.map(base64).sort()];
  if (value.L) return ["L", value.L.map(canonical)];
  if (value.M) return ["M", canonicalMap(value.M)];
  return Object.entries(value).filter(([, content]) => content !== undefined);
}

function canonicalMap(map: AttributeMap): unknown {
  const names = Object.keys(map).sort();
  return names.map((name) => [name, canonical(own(map, name))]);
}

function number(text: string): string {
  const parsed = parseNumber(text);
  return parsed === undefined
    ? text
    : `${parsed.negative ? "-" : ""}${parsed.digits}e${parsed.exponent}`;
}

function base64(bytes: string | Uint8Array): string {
  return typeof bytes === "string" ? bytes : Buffer.from(bytes).toString("base64");
}
