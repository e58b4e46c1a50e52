import type { AttributeMap, AttributeValue } from "../../runtime/codec/AttributeValue.js";
import type { Random } from "../../runtime/demand/sample/Random.js";
import { numberText, textOf } from "./exactText.js";
import type { Mood } from "./exactValue.js";

/** Make a value that may be any attribute value: most are such as JSON can spell. */
export function jsonAttribute(random: Random, mood: Mood): AttributeValue {
  return random.chance(0.06) ? deepAttribute(random) : nested(random, mood, 3);
}

const names = ["a", "b", "__proto__", "constructor", "é", "-1", "a b", "S", "x".repeat(33)];
const oddNames = ["a#", "b#", "@1", "@20", "0x", 'a"', "a\\", "\n", ""];

function nested(random: Random, mood: Mood, depth: number): AttributeValue {
  switch (random.below(depth > 0 ? 7 : 4)) {
    case 0:
      return { S: random.chance(0.2) ? "a/b" : textOf(random) };
    case 1:
      return { N: numberText(random, random.chance(0.15) ? 45 : 38) };
    case 2:
      return { BOOL: random.chance(0.5) };
    case 3:
      return random.chance(mood.odd) ? { SS: ["b", "a"] } : { NULL: true };
    case 4:
      return { L: Array.from({ length: random.below(4) }, () => nested(random, mood, depth - 1)) };
    default: {
      const entries = Array.from({ length: random.below(4) }, () => [
        random.pick(random.chance(0.05) ? oddNames : names),
        nested(random, mood, depth - 1),
      ]);
      // The mark is left out in the record, where the key comes twice then.
      if (random.chance(0.05)) entries.push([`${entries[0]?.[0]}#`, { S: "twice" }]);
      return { M: Object.fromEntries(entries) as AttributeMap };
    }
  }
}

/** Around the deepest that is read: 128 levels of JSON, of which a value here takes two. */
function deepAttribute(random: Random): AttributeValue {
  const lists = random.pick([0, 0.5, 1]);
  let value: AttributeValue = { S: "deep" };
  for (
    let depth = random.pick([20, 38, 39, 40, 41, 58, 60, 61, 62, 63, 70, 80]);
    depth > 0;
    depth--
  ) {
    value = random.chance(lists) ? { L: [value] } : { M: { a: value } };
  }
  return value;
}
