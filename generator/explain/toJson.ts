import { type Journey, journeysOf, pathOf } from "../model/journey.js";
import type { Model, RecordModel } from "../model/model.js";
import { nullMeaning } from "../model/nullMeaning.js";

/** Explain one record to programs. */
export function recordToJson(model: Model, record: RecordModel): object {
  const { fields, ...rest } = record;
  return { ...rest, fields: journeysOf(model, record).map(fieldToJson) };
}

/** Explain one field to programs; its members are explained likewise. */
export function fieldToJson(journey: Journey): object {
  const { type, ...rest } = journey.field;
  return {
    record: journey.record.name,
    path: pathOf(journey, ({ name }) => name),
    columnPath: pathOf(journey, ({ column }) => column),
    ...rest,
    logicalType: journey.logicalType,
    ...(type.kind === "enum" && { symbols: type.symbols }),
    null: nullMeaning(journey),
    systems: journey.stops,
    members: journey.members.map(fieldToJson),
  };
}
