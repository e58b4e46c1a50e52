import type { AttributeMap, AttributeValue } from "../AttributeValue.js";
import { decodeBinary } from "../binary.js";
import { type Conversion, mismatch } from "../Conversion.js";
import { descriptorOf, isMap, isSingle } from "../descriptorOf.js";
import { fitsDynamoDB, type NumberParts, parseNumber } from "../numberText.js";
import type { Place } from "../Place.js";
import { parseJson } from "../parseJson.js";
import type { JsonText } from "../values.js";

/**
 * Any attribute value ↔ the text of the JSON value that it stands for. JSON has no sets and no
 * binary: these are arrays and base64 in the text, and inexact.
 */
export const asJson: Conversion<JsonText> = {
  read(value, at) {
    return jsonOf(value, at) as JsonText;
  },
  write(value, at) {
    return parseJson(value, at);
  },
};

/** `S` that holds JSON ↔ that text, as it stands. */
export const asJsonText: Conversion<JsonText> = {
  read(value, at) {
    if (typeof value.S !== "string") return mismatch("S", value, at);
    if (!value.S.isWellFormed()) return at.misfit("a lone surrogate is not UTF-8", value);
    return isJson(value.S) ? (value.S as JsonText) : at.misfit("not JSON", value);
  },
  write(value, at) {
    return isJson(value) ? { S: value } : at.misfit("not JSON", undefined);
  },
};

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function jsonOf(value: AttributeValue, at: Place): string {
  if (!isSingle(value)) return misfit("an attribute value", value, at);
  if (typeof value.S === "string") return JSON.stringify(value.S);
  if (typeof value.N === "string") return jsonNumber(value, value.N, at);
  if (typeof value.BOOL === "boolean") return String(value.BOOL);
  if (value.NULL === true) return "null";
  if (isMap(value.M)) return jsonObject(value.M, at.enter());
  if (Array.isArray(value.L)) return jsonArray(value.L, at.enter());
  return jsonOfOther(value, at);
}

const jsonNumberPattern = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

function jsonNumber(value: AttributeValue, text: string, at: Place): string {
  return isJsonNumber(text) ? text : misfit("a number that JSON can spell", value, at);
}

/** Only long numbers and those with an exponent can be out of DynamoDB's range. */
function isJsonNumber(text: string): boolean {
  if (!jsonNumberPattern.test(text)) return false;
  return /^[^eE]{1,38}$/.test(text) || fitsDynamoDB(parseNumber(text) as NumberParts);
}

function jsonObject(map: AttributeMap, inner: Place): string {
  const members = Object.entries(map).map(([name, value]) => {
    inner.segment = name;
    return `${JSON.stringify(name)}:${jsonOf(value, inner)}`;
  });
  return `{${members.join(",")}}`;
}

function jsonArray(list: readonly AttributeValue[], inner: Place): string {
  const items = list.map((value, index) => {
    inner.segment = index;
    return jsonOf(value, inner);
  });
  return `[${items.join(",")}]`;
}

/** Sets and binary: JSON has neither, so the text says less. */
function jsonOfOther(value: AttributeValue, at: Place): string {
  const json = jsonScalars(value, at.report.binary);
  if (json === undefined) return misfit("an attribute value", value, at);
  at.inexact("spelling", value);
  return json;
}

function jsonScalars(value: AttributeValue, binary: Place["report"]["binary"]): string | undefined {
  const { SS, NS, B, BS } = value;
  if (isArrayOf(SS, (item) => typeof item === "string"))
    return JSON.stringify([...(SS as string[])].sort());
  if (isArrayOf(NS, (item) => isJsonNumber(String(item))))
    return `[${[...(NS as string[])].sort().join(",")}]`;
  const blobs = (BS ?? [B]).map((item) => decodeBinary(item, binary));
  if (blobs.includes(undefined)) return undefined;
  const texts = blobs.map((bytes) => Buffer.from(bytes as Uint8Array).toString("base64"));
  return JSON.stringify(BS === undefined ? texts[0] : texts.sort());
}

function isArrayOf(items: unknown, test: (item: unknown) => boolean): boolean {
  return Array.isArray(items) && items.every(test);
}

function misfit(expected: string, value: AttributeValue, at: Place): string {
  at.misfit(`expected ${expected}, found ${descriptorOf(value)}`, value);
  return "null";
}
