/** Values in their usual spelling are read a shorter way: it must come to the same. */
import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { numbers } from "../../../test/support/attributeValues.js";
import type { AttributeValue } from "../AttributeValue.js";
import type { Conversion } from "../Conversion.js";
import { Place, type Report } from "../Place.js";
import * as codec from "./index.js";

/** What becomes of a value: what is read, and what is reported. */
function outcomeOf(conversion: Conversion<unknown>, value: AttributeValue): unknown[] {
  const outcome: unknown[] = [];
  const report: Report = {
    binary: "base64",
    misfit: (_, problem) => outcome.push(problem),
    inexact: (_, loss) => outcome.push(loss),
    missing: () => outcome.push("missing"),
    unknown: () => outcome.push("unknown"),
  };
  return [new Place(report).read(conversion, value), ...outcome];
}

const ofNumbers: Readonly<Record<string, Conversion<unknown>>> = {
  int32: codec.asInt32,
  int64: codec.asInt64,
  float32: codec.asFloat32,
  float64: codec.asFloat64,
  "decimal(12,2)": codec.asDecimal(12, 2),
  "decimal(38,9)": codec.asDecimal(38, 9),
  "decimal(38,38)": codec.asDecimal(38, 38),
  "decimal(5,0)": codec.asDecimal(5, 0),
  "timestamp in seconds": codec.asTimestampEpoch("seconds"),
  "timestamp in milliseconds": codec.asTimestampEpoch("millis"),
  "timestamp in microseconds": codec.asTimestampEpoch("micros"),
  "date in seconds": codec.asDateEpoch("seconds"),
  "date in milliseconds": codec.asDateEpoch("millis"),
  "date in microseconds": codec.asDateEpoch("micros"),
};

/** Numbers of few digits, which the shorter way is for, at its limits. */
const short = fc
  .tuple(fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n }), fc.nat(17), fc.nat(17))
  .map(([digits, cut, point]) => {
    const text = String(digits / 10n ** BigInt(cut));
    const at = Math.max(text.startsWith("-") ? 2 : 1, text.length - point);
    return at < text.length ? `${text.slice(0, at)}.${text.slice(at)}` : text;
  });
const whole = fc.bigInt({ min: -63_000_000_000n, max: 254_000_000_000n });
const epochs = fc
  .tuple(whole, fc.constantFrom(1n, 1000n, 86_400n, 86_400_000n, 1_000_000n))
  .map(([count, unit]) => String(count * unit));

for (const [name, conversion] of Object.entries(ofNumbers)) {
  test(`${name}: a number with an exponent of nought is the number without`, () => {
    fc.assert(
      fc.property(fc.oneof(numbers, short, epochs), (text) => {
        fc.pre(/^-?\d+(\.\d+)?$/.test(text));
        const plain = outcomeOf(conversion, { N: text });
        assert.equal(plain, outcomeOf(conversion, { N: `${text}e0` }));
      }),
      { numRuns: 3000 },
    );
  });
}

/** Spellings of times, some of which there are not. */
const times = fc
  .tuple(fc.nat(10_001), fc.nat(13), fc.nat(32), fc.nat(24), fc.nat(60), fc.nat(60), fc.nat(999))
  .map((parts) => {
    const widths = [4, 2, 2, 2, 2, 2, 3];
    const spelt = parts.map((part, index) => String(part).padStart(widths[index] ?? 0, "0"));
    const [year, month, day, hour, minute, second, millis] = spelt;
    return `${year}-${month}-${day}T${hour}:${minute}:${second}.${millis}`;
  });

test("a timestamp with a small z is the timestamp with a large one, but for its spelling", () => {
  fc.assert(
    fc.property(times, (text) => {
      const [value, ...report] = outcomeOf(codec.asTimestamp, { S: `${text}Z` });
      const other = outcomeOf(codec.asTimestamp, { S: `${text}z` });
      assert.equal(value === null ? [value, ...report] : [value, "spelling"], other);
      if (value !== null) assert.equal(report, []);
      assert.equal(outcomeOf(codec.asTimestampUtc, { S: text }), [value, ...report]);
    }),
    { numRuns: 3000 },
  );
});

test("a date with a zone is the date without, but for the zone", () => {
  fc.assert(
    fc.property(times, (text) => {
      const date = text.slice(0, text.indexOf("T"));
      const [value, ...report] = outcomeOf(codec.asDate, { S: date });
      const other = outcomeOf(codec.asDate, { S: `${date}Z` });
      assert.equal(value === null ? [value, ...report] : [value, "digits"], other);
      if (value !== null) assert.equal(report, []);
    }),
    { numRuns: 3000 },
  );
});

test("texts of a set are in the order of their bytes in UTF-8", () => {
  const text = fc.string({
    unit: fc.constantFrom("a", "b", "é", "\ud7ff", "\ue000", "\uffff", "🎫", "\u{10000}"),
    maxLength: 4,
  });
  fc.assert(
    fc.property(fc.uniqueArray(text, { maxLength: 24 }), (texts) => {
      const [read] = outcomeOf(codec.asSet("SS", codec.asText), { SS: texts });
      const sorted = [...texts].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
      assert.equal(read, sorted);
    }),
    { numRuns: 2000 },
  );
});

const unique = "elements of a set must be unique";
const become = "elements become equal in the set's type";
const twins: readonly (readonly [Conversion<unknown>, AttributeValue, problem: string])[] = [
  [codec.asSet("SS", codec.asText), { SS: ["b", "a", "b"] }, unique],
  [codec.asSet("SS", codec.asText), { SS: ["🎫", "", "🎫"] }, unique],
  [codec.asSet("NS", codec.asInt64), { NS: ["9", "9"] }, unique],
  [codec.asSet("NS", codec.asDecimal(38, 9)), { NS: ["0", "-0"] }, unique],
  [codec.asSet("NS", codec.asDecimal(12, 2)), { NS: ["1", "2", "1.0"] }, unique],
  [codec.asSet("NS", codec.asFloat32), { NS: ["16777216", "16777217"] }, become],
  [codec.asSet("BS", codec.asBytes), { BS: ["QQ==", "QQ=="] }, unique],
];
for (const [conversion, value, problem] of twins) {
  test(`${JSON.stringify(value)} does not fit, for a set says no element twice`, () => {
    assert.equal(outcomeOf(conversion, value), [null, problem]);
  });
}

test.run();
