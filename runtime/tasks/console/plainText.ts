import type { AttributeValue as SdkValue } from "@aws-sdk/client-dynamodb";
import { convertToNative } from "@aws-sdk/util-dynamodb";
import type { AttributeValue } from "../../codec/AttributeValue.js";

const mark = "\u0001";
/** A number's text as JSON spells it with the marks around it. */
const marked = /"\\u0001([^"\\]*)\\u0001"/g;

/** Spell an attribute value in plain form, as JSON with every digit of its numbers. */
export function plainText(value: AttributeValue | undefined): string {
  if (value === undefined) return "(nothing)";
  const wrapNumbers = (digits: string | number | bigint) => `${mark}${digits}${mark}`;
  const plain = convertToNative(value as SdkValue, { wrapNumbers });
  return JSON.stringify(plain, printable).replace(marked, "$1");
}

function printable(_: string, member: unknown): unknown {
  if (member instanceof Set) return [...member];
  return member instanceof Uint8Array ? Buffer.from(member).toString("base64") : member;
}
