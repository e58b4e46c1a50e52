import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { attributeValues } from "../../../test/support/attributeValues.js";
import { canonicalImage } from "../../../test/support/sameImage.js";
import type { AttributeMap, AttributeValue } from "../AttributeValue.js";
import type { Conversion } from "../Conversion.js";
import { ImageWriter } from "../RecordEncoder.js";
import { RowReader } from "../RowReader.js";
import * as codec from "./index.js";

const struct = codec.asStructColumns<{
  name: string | null;
  accuracy: number | null;
  size: number[] | null;
}>({
  attributes: ["name", "accuracy", "sizes"],
  read: (from) => ({
    name: from.optionalNullable("name", codec.asText),
    accuracy: from.requiredNullable("accuracy", codec.asFloat32),
    size: from.optional("sizes", codec.asList(codec.cell(codec.asInt32))) as number[] | null,
  }),
  write: (to, value) => {
    to.optionalNullable("name", codec.asText, value.name);
    to.requiredNullable("accuracy", codec.asFloat32, value.accuracy);
    to.optional(
      "sizes",
      codec.asList(codec.cell(codec.asInt32)),
      value.size as (number | null)[] | null,
    );
  },
});

const conversions: Readonly<Record<string, Conversion<unknown>>> = {
  boolean: codec.asBoolean,
  bytes: codec.asBytes,
  "bytes as text": codec.asBytesText,
  date: codec.asDate,
  "date in seconds": codec.asDateEpoch("seconds"),
  "date in microseconds": codec.asDateEpoch("micros"),
  "decimal(12,2)": codec.asDecimal(12, 2),
  "decimal(38,9)": codec.asDecimal(38, 9),
  "decimal(38,38)": codec.asDecimal(38, 38),
  "decimal(5,0)": codec.asDecimal(5, 0),
  "decimal as text": codec.asDecimalText(12, 2),
  float32: codec.asFloat32,
  "float32 as text": codec.asFloat32Text,
  float64: codec.asFloat64,
  "float64 as text": codec.asFloat64Text,
  int32: codec.asInt32,
  "int32 as text": codec.asInt32Text,
  int64: codec.asInt64,
  "int64 as text": codec.asInt64Text,
  json: codec.asJson,
  "json as text": codec.asJsonText,
  "list of int64": codec.asList(codec.cell(codec.asInt64)),
  "list of nullable text": codec.asList(codec.nullable(codec.asText)),
  "list of structs": codec.asList(codec.cell(struct)),
  "map of decimals": codec.asMap(codec.cell(codec.asDecimal(12, 2))),
  "map of lists": codec.asMap(codec.cell(codec.asList(codec.nullable(codec.asFloat64)))),
  "set of text": codec.asSet("SS", codec.asText),
  "set of timestamps": codec.asSet("SS", codec.asTimestamp),
  "set of int64": codec.asSet("NS", codec.asInt64),
  "set of float32": codec.asSet("NS", codec.asFloat32),
  "set of decimals": codec.asSet("NS", codec.asDecimal(38, 9)),
  "set of bytes": codec.asSet("BS", codec.asBytes),
  struct,
  "closed enum": codec.asSymbol("", "null", "é"),
  text: codec.asText,
  timestamp: codec.asTimestamp,
  "timestamp without zone": codec.asTimestampUtc,
  "timestamp in seconds": codec.asTimestampEpoch("seconds"),
  "timestamp in milliseconds": codec.asTimestampEpoch("millis"),
  "timestamp in microseconds": codec.asTimestampEpoch("micros"),
  uuid: codec.asUuid,
} as Readonly<Record<string, Conversion<unknown>>>;

const presences = ["required", "requiredNullable", "optional", "optionalNullable"] as const;
type Presence = (typeof presences)[number];

function roundTrip(
  image: AttributeMap,
  presence: Presence,
  conversion: Conversion<unknown>,
): unknown {
  const reader = new RowReader(image);
  const { columns, rescued } = reader.result(["field"], reader[presence]("field", conversion));
  const writer = new ImageWriter("Record");
  writer[presence]("field", conversion, columns);
  return writer.result(rescued);
}

for (const [name, conversion] of Object.entries(conversions)) {
  test(`${name}: the cell and the rescued data are the value, whatever it is`, () => {
    fc.assert(
      fc.property(
        fc.option(attributeValues, { nil: undefined }),
        fc.constantFrom(...presences),
        (value: AttributeValue | undefined, presence) => {
          const image: AttributeMap = value === undefined ? {} : { field: value };
          const back = roundTrip(image, presence, conversion);
          assert.equal(canonicalImage(back), canonicalImage(image));
        },
      ),
      { numRuns: 500 },
    );
  });
}

test.run();
