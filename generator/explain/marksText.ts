import { fieldMarks } from "../model/fieldMarks.js";
import type { Field } from "../model/model.js";

/** Say in a few words what kind of field it is: `required, partition key`. */
export function marksText(field: Field): string {
  const key = field.key === undefined ? [] : [`${field.key} key`];
  return [...fieldMarks(field), ...key].join(", ");
}
