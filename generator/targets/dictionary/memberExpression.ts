import type { Journey } from "../../model/journey.js";
import type { Type } from "../../model/model.js";
import { nameInQuery } from "./nameInQuery.js";

/**
 * Spell a struct's member in a query: `location.lat`, `element_at(seats, 1).row`. Unlike `[1]`,
 * `element_at` gives null where there is no such element.
 */
export function memberExpression([first, ...rest]: Journey["chain"]): string {
  const start = { expression: nameInQuery(first.column), type: first.type };
  return rest.reduce(
    (outer, { column, type }) => ({
      expression: `${element(outer.expression, outer.type)}.${nameInQuery(column)}`,
      type,
    }),
    start,
  ).expression;
}

/** Step into lists and maps down to the struct. */
function element(expression: string, type: Type): string {
  switch (type.kind) {
    case "list":
    case "set":
      return element(`element_at(${expression}, 1)`, type.element.type);
    case "map":
      return element(`element_at(${expression}, 'key')`, type.value.type);
    default:
      return expression;
  }
}
