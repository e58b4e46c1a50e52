import { createHash } from "node:crypto";
import type { AttributeValue as SdkValue } from "@aws-sdk/client-dynamodb";
import type { AttributeMap } from "../../codec/AttributeValue.js";
import { mapBinary } from "../../codec/mapBinary.js";

/** An item or key as the SDK has it: binary as bytes. */
export type SdkItem = Record<string, SdkValue>;

/** Spell an item as the lines of an export do: binary in base64. */
export function exportedItem(item: SdkItem): AttributeMap {
  return withBinary(item, (content) =>
    content instanceof Uint8Array ? Buffer.from(content).toString("base64") : content,
  ) as AttributeMap;
}

/** Give back the item that `exportedItem` has spelt. */
export function sdkItem(item: AttributeMap): SdkItem {
  return withBinary(item, (content) =>
    typeof content === "string" ? new Uint8Array(Buffer.from(content, "base64")) : content,
  ) as SdkItem;
}

function withBinary(item: object, convert: (content: unknown) => unknown): unknown {
  return (mapBinary({ M: item }, convert) as { M: unknown }).M;
}

/**
 * Give an item's place in its table, in decimal: a digest of its key, by which DynamoDB, too, lays
 * items out. An item's number in the scan would not do: writes move the items behind it, so that
 * of a scan that goes on where it stopped two items could have the same.
 *
 * @param key - names of the key attributes
 */
export function placeOf(item: AttributeMap, key: readonly string[]): string {
  const values = JSON.stringify(key.map((name) => item[name]));
  const digest = createHash("sha256").update(values).digest("hex");
  return BigInt(`0x${digest.slice(0, 32)}`).toString();
}
