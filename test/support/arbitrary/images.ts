import fc from "fast-check";
import type { RecordModel } from "../../../generator/model/model.js";
import type { AttributeMap, AttributeValue } from "../../../runtime/codec/AttributeValue.js";
import { attributeValues } from "../attributeValues.js";
import { fittingValues } from "../fittingValues.js";

type MaybeValue = fc.Arbitrary<AttributeValue | undefined>;

/**
 * Make images of a record: mostly values that fit their columns, so that columns are put to the
 * test and not the rescue alone; some that do not, some that the schema does not know, some absent.
 */
export function imagesOf({ fields }: RecordModel): fc.Arbitrary<AttributeMap> {
  const stored = fields.filter(({ derived }) => derived === undefined);
  const attributes = stored.map((field) => {
    const value: MaybeValue = fc.oneof(
      { weight: 6, arbitrary: fc.option(fittingValues(field), { nil: undefined }) },
      { weight: 1, arbitrary: fc.option(attributeValues, { nil: undefined }) },
    );
    return fc.tuple(fc.constant(field.attribute), value);
  });
  const unknown = fc.option(attributeValues, { nil: undefined, freq: 3 });
  return fc
    .tuple(...attributes, fc.tuple(fc.constant("unknown"), unknown))
    .map((entries) => Object.fromEntries(entries.filter(isThere)));
}

function isThere(
  entry: readonly [string, AttributeValue | undefined],
): entry is [string, AttributeValue] {
  return entry[1] !== undefined;
}
