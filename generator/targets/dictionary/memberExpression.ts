import type { Journey } from "../../model/journey.js";
import type { Type } from "../../model/model.js";
import { sqlName } from "./sqlName.js";

/** Spell a struct's member in a query: `seat_preferences[1].section`, `places['key'].lat`. */
export function memberExpression(chain: Journey["chain"]): string {
  const last = chain.length - 1;
  return chain
    .map(({ column, type }, index) => sqlName(column) + (index < last ? steps(type) : ""))
    .join(".");
}

/** Step into lists and maps down to the struct. */
function steps(type: Type): string {
  switch (type.kind) {
    case "list":
    case "set":
      return `[1]${steps(type.element.type)}`;
    case "map":
      return `['key']${steps(type.value.type)}`;
    default:
      return "";
  }
}
