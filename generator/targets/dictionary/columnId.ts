import { type Journey, pathOf } from "../../model/journey.js";
import type { Field, RecordModel } from "../../model/model.js";
import type { Link } from "./Inline.js";

/** Name a column's place in the page: `DemandRecord.location.lat`. */
export function columnId({ record, chain }: Pick<Journey, "record" | "chain">): string {
  return `${record.name}.${pathOf({ chain }, ({ column }) => column)}`;
}

/** Link to a record's own column. */
export function columnLink(record: RecordModel, field: Field): Link {
  return { to: columnId({ record, chain: [field] }), code: field.column };
}
