import fc from "fast-check";
import type { Field, RecordModel } from "../../../generator/model/model.js";
import type { AttributeMap, AttributeValue } from "../../../runtime/codec/AttributeValue.js";
import { attributeValues } from "../../support/attributeValues.js";
import { fittingValues } from "../../support/fittingValues.js";

/**
 * Make images of a record, the same ones for the same seed: mostly values that fit their columns,
 * some that do not, some attributes that the schema does not know, some absent.
 */
export function sampleImages(record: RecordModel, count: number, seed: number): AttributeMap[] {
  const attributes = record.fields
    .filter(({ derived }) => derived === undefined)
    .map((field) => [field.attribute, attributeOf(field)]);
  const image = fc.record({
    ...(Object.fromEntries(attributes) as Record<string, MaybeValue>),
    unknown: fc.option(attributeValues, { nil: undefined, freq: 3 }),
  });
  return fc.sample(image, { numRuns: count, seed }).map(withoutAbsent);
}

type MaybeValue = fc.Arbitrary<AttributeValue | undefined>;

function attributeOf(field: Field): MaybeValue {
  return fc.oneof(
    { weight: 6, arbitrary: fc.option(fittingValues(field), { nil: undefined }) },
    { weight: 1, arbitrary: fc.option(attributeValues, { nil: undefined }) },
  );
}

function withoutAbsent(image: Record<string, AttributeValue | undefined>): AttributeMap {
  return Object.fromEntries(
    Object.entries(image).filter(([, value]) => value !== undefined),
  ) as AttributeMap;
}
