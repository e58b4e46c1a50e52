import * as assert from "uvu/assert";
import type { Audience } from "../../../generator/compatibility/audiences.js";
import { compare } from "../../../generator/compatibility/compare.js";
import type { Model } from "../../../generator/model/model.js";

/** Tell whether no verdict on a change of a model breaks the audience. */
export function isSound(before: Model, after: Model, audience: Audience): boolean {
  const { changes } = compare(before, after);
  assert.ok(changes.length > 0, "no change was found");
  return changes.every(({ verdicts }) => verdicts[audience].level !== "breaking");
}
