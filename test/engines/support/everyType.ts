import { fileURLToPath } from "node:url";
import type { AttributeMap, AttributeValue } from "../../../runtime/codec/AttributeValue.js";
import { modelFromFile } from "../../support/modelFromFile.js";
import { type GeneratedRecord, generateRecord } from "./GeneratedRecord.js";

const schema = new URL("../../support/schemas/every-type.schema.json", import.meta.url);

/** Generate the record that has every logical type, in every form in which an item may hold it. */
export function generateEveryType(): Promise<GeneratedRecord> {
  return generateRecord(modelFromFile(fileURLToPath(schema)));
}

/** Images of that record in which every attribute is at an edge of its type, and fits. */
export const extremeImages: readonly AttributeMap[] = [
  extremes({
    int: "2147483647",
    long: "9223372036854775807",
    float: "3.4028234663852886e38",
    double: "9.9999999999999999e125",
    decimal9: "9999999.99",
    decimal18: "999999999999999999",
    decimal38: "99999999999999999999999999999.999999999",
    fraction: "0.99999999999999999999999999999999999999",
    money: "9999999999.99",
    day: "9999-12-31",
    instant: "9999-12-31T23:59:59.999Z",
    text: "\uffff𝄞\u0000",
  }),
  extremes({
    int: "-2147483648",
    long: "-9223372036854775808",
    float: "-1.401298464324817e-45",
    double: "-1e-130",
    decimal9: "-9999999.99",
    decimal18: "-999999999999999999",
    decimal38: "-99999999999999999999999999999.999999999",
    fraction: "-0.00000000000000000000000000000000000001",
    money: "-0.01",
    day: "0001-01-01",
    instant: "0001-01-01T00:00:00.000Z",
    text: "",
  }),
  extremes({
    int: "0",
    long: "-9007199254740993",
    float: "16777217",
    double: "0.1",
    decimal9: "-0.01",
    decimal18: "1",
    decimal38: "0.000000001",
    fraction: "0",
    money: "128",
    day: "2024-02-29",
    instant: "1969-12-31T23:59:59.999Z",
    text: "null",
  }),
];

/** One value of each kind; numbers and times as text. */
interface Extremes {
  readonly int: string;
  readonly long: string;
  readonly float: string;
  readonly double: string;
  readonly decimal9: string;
  readonly decimal18: string;
  readonly decimal38: string;
  readonly fraction: string;
  readonly money: string;
  readonly day: string;
  readonly instant: string;
  readonly text: string;
}

function extremes(it: Extremes): AttributeMap {
  const millis = Date.parse(it.instant);
  const text = { S: it.text };
  const bytes = Buffer.from(it.text, "utf16le").toString("base64");
  return {
    id: { S: `extreme ${it.day}` },
    ...textual({ requiredText: it.text, requiredNullableText: it.text, nullableText: it.text }),
    flag: { BOOL: millis > 0 },
    ...numeric({ int32: it.int, int64: it.long, float32: it.float, float64: it.double }),
    ...textual({ int32Text: it.int, int64Text: it.long }),
    ...textual({ float32Text: it.float, float64Text: it.double }),
    ...numeric({ decimal9: it.decimal9, decimal18: it.decimal18, decimal38: it.decimal38 }),
    ...numeric({ decimalFraction: it.fraction }),
    ...textual({ decimalText: it.money, openEnum: it.text, closedEnum: "" }),
    ...textual({ uuid: "00000000-0000-0000-0000-000000000000", bytesText: bytes }),
    bytes: { B: bytes },
    ...textual({ date: it.day, timestamp: it.instant, timestampUtc: it.instant.slice(0, -1) }),
    ...numeric({ dateSeconds: String(Date.parse(it.day) / 1000) }),
    ...numeric({ timestampSeconds: String(millis / 1000), timestampMillis: String(millis) }),
    ...numeric({ timestampMicros: `${millis}000` }),
    json: { M: { text, n: { N: it.decimal38 }, list: { L: [{ NULL: true }, { L: [] }] } } },
    jsonText: { S: `{"n":${it.decimal38},"n":1}` },
    textSet: { SS: ["", it.text || "𝄞"] },
    numberSet: { NS: [it.decimal38, "7"] },
    bytesSet: { BS: ["", "AA==", "/w=="] },
    textList: { L: [text, text] },
    nullableList: { L: [{ NULL: true }, { N: it.int }, { NULL: true }] },
    listOfLists: { L: [{ L: [] }, { L: [{ S: it.instant }, { S: it.instant }] }] },
    textMap: { M: { "": text, [it.text || "k"]: text } },
    mapOfLists: { M: { none: { L: [] }, some: { L: [{ N: it.money }, { N: "0" }] } } },
    mapOfStructs: {
      M: { a: { M: { name: text, accuracy: { NULL: true } } }, b: { M: { name: text } } },
    },
    requiredNullableStruct: {
      M: {
        name: { NULL: true },
        accuracy: { N: it.float },
        "a/b": text,
        inner: { M: { "m~n": { N: it.long }, tags: { L: [text] } } },
      },
    },
    structList: {
      L: [{ M: { name: text, accuracy: { N: it.double }, when: { S: it.day } } }, { M: {} }],
    },
  };
}

function numeric(numbers: Readonly<Record<string, string>>): AttributeMap {
  return mapValues(numbers, (N) => ({ N }));
}

function textual(texts: Readonly<Record<string, string>>): AttributeMap {
  return mapValues(texts, (S) => ({ S }));
}

function mapValues(
  texts: Readonly<Record<string, string>>,
  toValue: (text: string) => AttributeValue,
): AttributeMap {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, toValue(text)]));
}
