import { type Journey, pathOf } from "../model/journey.js";
import { spellingText } from "../types/spellingText.js";

/** Say where a field's value comes from: `attribute priceMin as N`, `systemId(id)`. */
export function originText({ chain, field, origin }: Journey): string {
  if (origin === "change") return "the change";
  if (field.derived !== undefined) {
    return `${field.derived.function}(${field.derived.from.join(", ")})`;
  }
  const attribute = pathOf({ chain }, (one) => one.attribute);
  return `attribute ${attribute} as ${spellingText("dynamodb", field)}`;
}
