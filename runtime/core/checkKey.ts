import type { AttributeMap } from "../codec/AttributeValue.js";
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
    const pointer = `/${escapePointer(name)}`;
    const problem = presenceProblem(name, keys, image.attributes) ?? columnProblem(pointer, result);
    if (problem) throw new LocatedFailure("key-misfit", `${image.path}${pointer}`, problem);
  }
}

function presenceProblem(
  name: string,
  keys: AttributeMap,
  image: AttributeMap,
): string | undefined {
  if (!Object.hasOwn(keys, name)) return "missing in Keys";
  if (!Object.hasOwn(image, name)) return "missing";
  const same = JSON.stringify(keys[name]) === JSON.stringify(image[name]);
  return same ? undefined : "differs from Keys";
}

function columnProblem(pointer: string, { misfits, rescued }: RowResult): string | undefined {
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
