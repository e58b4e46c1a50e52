import type { WrittenMap, WrittenValue } from "./AttributeValue.js";
import { decodeBase64 } from "./binary.js";
import { unescapePointer } from "./jsonPointer.js";
import { mapBinary } from "./mapBinary.js";
import { put } from "./put.js";

/**
 * Lay rescued data over an image made from cells: the inverse of what the row codec keeps beside
 * them. Entries of value `null` take an attribute away.
 *
 * @throws {SyntaxError} if the rescued data is not JSON
 */
export function overlay(image: WrittenMap, rescued: string | null): WrittenMap {
  if (rescued === null) return image;
  for (const [pointer, value] of Object.entries(JSON.parse(rescued) as Record<string, unknown>)) {
    const segments = pointer.slice(1).split("/").map(unescapePointer);
    const last = segments.pop() as string;
    setMember(descend(image, segments), last, value);
  }
  return image;
}

type Container = WrittenMap | WrittenValue[];

function descend(image: WrittenMap, segments: readonly string[]): Container {
  let container: Container = image;
  for (const segment of segments) {
    const value = (container as WrittenMap)[segment] as WrittenValue;
    container = "M" in value ? value.M : (value as { L: WrittenValue[] }).L;
  }
  return container;
}

function setMember(container: Container, name: string, value: unknown): void {
  if (value === null) delete (container as WrittenMap)[name];
  else put(container as WrittenMap, name, withBytes(value) as WrittenValue);
}

/** Turn the base64 of DynamoDB JSON into bytes. */
function withBytes(value: unknown): unknown {
  return mapBinary(
    value,
    (content) => (typeof content === "string" && decodeBase64(content)) || content,
  );
}
