/** Arbitrary attribute values, with the extremes of every type near at hand. */
import fc from "fast-check";
import type { AttributeValue } from "../../runtime/codec/AttributeValue.js";

const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 12 }),
  fc.constantFrom(
    "",
    "𝄞 astral",
    "\ud800 lone",
    "a\u0000b",
    "é",
    "__proto__",
    "null",
    "{}",
    "[1]",
    '"\\"',
  ),
);

const digits = fc.string({ unit: fc.constantFrom(..."0123456789"), minLength: 1, maxLength: 38 });

/** Decimal text of DynamoDB's numbers, and of some that it does not have. */
export const numbers = fc.oneof(
  fc.constantFrom(
    ...["0", "-0", "1", "-1", "2147483647", "2147483648", "-2147483648", "-2147483649"],
    ...[
      "9223372036854775807",
      "9223372036854775808",
      "-9223372036854775808",
      "-9223372036854775809",
    ],
    ...[
      "9007199254740993",
      "0.1",
      "0.5",
      "1E2",
      "1e-2",
      "100",
      "1.50",
      "9.9999999999999999999999999999999999999E+125",
    ],
    ...[
      "1E-130",
      "12345678901234567890123456789.123456789",
      "99999999999999999999999999999.999999999",
    ],
    ...[
      "9999999999.99",
      "10000000000",
      "0.001",
      "1719347890",
      "1719347890.123456",
      "1719347890250647",
      "-62135596800",
    ],
    ...["253402300799", "253402300800", "1e308", "3.4028235e38", "3.5e38", "1.401298464324817e-45"],
  ),
  fc.integer().map(String),
  fc.bigInt({ min: -(2n ** 64n), max: 2n ** 64n }).map(String),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  fc
    .tuple(
      fc.boolean(),
      digits,
      fc.integer({ min: 0, max: 38 }),
      fc.integer({ min: -130, max: 88 }),
    )
    .map(
      ([negative, all, point, exponent]) =>
        `${negative ? "-" : ""}${all.slice(0, point) || "0"}.${all.slice(point) || "0"}E${exponent}`,
    ),
);

/** Text that is or resembles a date or timestamp. */
export const times = fc.oneof(
  fc.constantFrom(
    ...[
      "2024-02-29",
      "2023-02-29",
      "0001-01-01",
      "9999-12-31",
      "0000-01-01",
      "2024-02-29Z",
      "2024-1-1",
    ],
    ...[
      "2024-05-01T10:00:00.000Z",
      "2024-05-01T10:00:00Z",
      "2024-05-01T10:00:00+02:00",
      "2024-05-01T10:00:00.123456Z",
    ],
    ...[
      "2024-05-01T10:00:00",
      "2024-05-01T10:00:00.000",
      "0001-01-01T00:00:00.000Z",
      "9999-12-31T23:59:59.999Z",
    ],
    ...[
      "0001-01-01T00:00:00.000+01:00",
      "2016-12-31T23:59:60Z",
      "2024-05-01 10:00Z",
      "2024-05-01t10:00:00.1z",
    ],
  ),
  fc
    .date({ noInvalidDate: true, min: new Date(-62135596800000), max: new Date(253402300799999) })
    .map((it) => it.toISOString()),
);

const binary = fc
  .uint8Array({ maxLength: 8 })
  .map((bytes) => Buffer.from(bytes).toString("base64"));

const scalars = [
  text.map((S): AttributeValue => ({ S })),
  times.map((S): AttributeValue => ({ S })),
  numbers.map((S): AttributeValue => ({ S })),
  binary.map((S): AttributeValue => ({ S })),
  fc.uuid().map((S): AttributeValue => ({ S })),
  numbers.map((N): AttributeValue => ({ N })),
  binary.map((B): AttributeValue => ({ B })),
  fc.boolean().map((BOOL): AttributeValue => ({ BOOL })),
  fc.constant<AttributeValue>({ NULL: true }),
] as const;

const sets = [
  fc.uniqueArray(text, { minLength: 1, maxLength: 4 }).map((SS): AttributeValue => ({ SS })),
  fc
    .uniqueArray(fc.integer().map(String), { minLength: 1, maxLength: 4 })
    .map((NS): AttributeValue => ({ NS })),
  fc
    .uniqueArray(numbers, { minLength: 1, maxLength: 4, selector: Number })
    .map((NS): AttributeValue => ({ NS })),
  fc.uniqueArray(binary, { minLength: 1, maxLength: 4 }).map((BS): AttributeValue => ({ BS })),
] as const;

const names = fc.oneof(
  fc.constantFrom("name", "accuracy", "a/b", "m~n", "__proto__", "constructor", "", "0", "\ud800"),
  fc.string({ maxLength: 4 }),
);

/** Any attribute value, nested a few levels. */
export const attributeValues: fc.Arbitrary<AttributeValue> = fc.letrec<{ value: AttributeValue }>(
  (tie) => ({
    value: fc.oneof(
      { maxDepth: 3, depthSize: "small" },
      ...scalars,
      ...sets,
      fc.array(tie("value"), { maxLength: 4 }).map((L): AttributeValue => ({ L })),
      fc
        .dictionary(names, tie("value"), { maxKeys: 4, noNullPrototype: false })
        .map((M): AttributeValue => ({ M })),
    ),
  }),
).value;
