import type { AttributeMap } from "../codec/AttributeValue.js";
import type { ChangeRecord } from "./ChangeRecord.js";
import { LocatedFailure } from "./LocatedFailure.js";

/** The image that a row is made of. */
export interface ChosenImage {
  readonly attributes: AttributeMap;
  /** JSON Pointer into the change record. */
  readonly path: string;
  readonly keysOnly: boolean;
}

/**
 * Choose the image that tells of a change: the new one; of a removed item the old one, or its key
 * where there is none.
 *
 * @throws {LocatedFailure} `no-image`
 */
export function chooseImage({ eventName, dynamodb }: ChangeRecord): ChosenImage {
  const name = eventName === "REMOVE" ? "OldImage" : "NewImage";
  const attributes = dynamodb[name];
  if (attributes) return { attributes, path: `/dynamodb/${name}`, keysOnly: false };
  if (eventName === "REMOVE") {
    return { attributes: dynamodb.Keys, path: "/dynamodb/Keys", keysOnly: true };
  }
  throw new LocatedFailure("no-image", "/dynamodb/NewImage", `expected the image of ${eventName}`);
}
