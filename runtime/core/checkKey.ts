import type { AttributeMap, AttributeValue } from "../codec/AttributeValue.js";
import { isSingle } from "../codec/descriptorOf.js";
import { escapePointer } from "../codec/jsonPointer.js";
import type { RowResult } from "../codec/RecordType.js";
import type { ChosenImage } from "./chooseImage.js";
import { LocatedFailure } from "./LocatedFailure.js";

/**
 * Check that the row's columns hold the item's key exactly: without it no query could tell whose
 * change it is.
 *
 * @param key - names of the key attributes
 * @param keys - the key as the change record names it beside the images
 * @throws {LocatedFailure} `key-misfit`
 */
export function checkKey(
  key: readonly string[],
  keys: AttributeMap,
  image: ChosenImage,
  result: RowResult,
): void {
  for (const name of key) {
    const problem = presenceProblem(name, keys, image.attributes) ?? columnProblem(name, result);
    if (problem) throw new LocatedFailure("key-misfit", image.path + pointerOf(name), problem);
  }
}

function presenceProblem(
  name: string,
  keys: AttributeMap,
  image: AttributeMap,
): string | undefined {
  if (!Object.hasOwn(keys, name)) return "missing in Keys";
  if (!Object.hasOwn(image, name)) return "missing";
  return isSame(keys[name], image[name]) ? undefined : "differs from Keys";
}

function isSame(key: AttributeValue | undefined, value: AttributeValue | undefined): boolean {
  const areTexts = isSingle(key) && isSingle(value) && typeof key.S === "string";
  return areTexts ? key.S === value.S : JSON.stringify(key) === JSON.stringify(value);
}

function pointerOf(name: string): string {
  return `/${escapePointer(name)}`;
}

function columnProblem(name: string, { misfits, rescued }: RowResult): string | undefined {
  if (misfits.length === 0 && rescued === null) return undefined;
  const pointer = pointerOf(name);
  const misfit = misfits.find((candidate) => candidate.pointer === pointer);
  if (misfit) return misfit.problem;
  return rescued !== null && isRescued(pointer, rescued)
    ? "its column would lose part of the value"
    : undefined;
}

function isRescued(pointer: string, rescued: string): boolean {
  // Rescued data may be large, and nearly always is about something else.
  return rescued.includes(JSON.stringify(pointer)) && Object.hasOwn(JSON.parse(rescued), pointer);
}
