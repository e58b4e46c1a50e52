import type { BinarySpelling } from "../codec/binary.js";
import type { ConversionName, PlanValue } from "../codec/ScanPlan.js";

/** What the kernel does at a node; `assembly/operations.ts` has the same numbers. */
export const operations = {
  text: 1,
  symbol: 2,
  uuid: 3,
  date: 4,
  timestamp: 5,
  timestampUtc: 6,
  bytesText: 7,
  int32Text: 8,
  int64Text: 9,
  decimalText: 10,
  int32: 16,
  int64: 17,
  float32: 18,
  float64: 19,
  decimal: 20,
  timestampEpoch: 21,
  dateEpoch: 22,
  bytes: 32,
  boolean: 33,
  json: 34,
  list: 35,
  set: 36,
  map: 37,
  struct: 38,
  other: 39,
  record: 48,
  pass: 49,
  eventId: 50,
  eventName: 51,
  identity: 52,
  time: 53,
  precision: 54,
  keys: 55,
  keyValue: 56,
  newImage: 57,
  oldImage: 58,
  tableName: 59,
  item: 60,
} as const;
export type Operation = keyof typeof operations;

/**
 * The operation that reads as a conversion of the row codec does; a conversion without an entry
 * does not compile. `other` leaves every record that has such a value to the row codec.
 */
const operationOf = {
  asBoolean: "boolean",
  asBytes: "bytes",
  asBytesText: "bytesText",
  asDate: "date",
  asDateEpoch: "dateEpoch",
  asDecimal: "decimal",
  asDecimalText: "decimalText",
  asFloat32: "float32",
  asFloat32Text: "other",
  asFloat64: "float64",
  asFloat64Text: "other",
  asInt32: "int32",
  asInt32Text: "int32Text",
  asInt64: "int64",
  asInt64Text: "int64Text",
  asJson: "json",
  asJsonText: "other",
  asList: "list",
  asMap: "map",
  asSet: "set",
  asStruct: "struct",
  asStructColumns: "other",
  asSymbol: "symbol",
  asText: "text",
  asTimestamp: "timestamp",
  asTimestampEpoch: "timestampEpoch",
  asTimestampUtc: "timestampUtc",
  asUuid: "uuid",
} as const satisfies Record<ConversionName, Operation>;

/** Elements whose canonical order in a set the kernel knows. */
const sorted: ReadonlySet<Operation> = new Set([
  ...(["text", "symbol", "uuid"] as const),
  ...(["int32", "int64", "float32", "float64", "decimal", "bytes"] as const),
]);

/** Choose how the kernel reads a value. */
export function chooseOperation({ conversion, element }: PlanValue): Operation {
  const operation = operationOf[conversion];
  if (operation !== "set") return operation;
  return element !== undefined && sorted.has(operationOf[element.conversion]) ? "set" : "other";
}

/** The units of an epoch, as the kernel numbers them. */
const units = ["seconds", "millis", "micros"];

/** Give the two numbers that an operation takes; symbols are elsewhere. */
export function numbersOf(
  { conversion, parameters = [], nullable }: PlanValue,
  binary: BinarySpelling,
): readonly [number, number] {
  const [first = 0, second = 0] = parameters;
  switch (conversion) {
    case "asDecimal":
    case "asDecimalText":
      return [Number(first), Number(second)];
    case "asDateEpoch":
    case "asTimestampEpoch":
      return [units.indexOf(String(first)), 0];
    case "asSet":
      return [String(first).charCodeAt(0), 0];
    case "asJson":
      // Where the value may be NULL, NULL is not the JSON null.
      return [nullable ? 1 : 0, 0];
    case "asBytes":
      return [binary === "base64-twice" ? 1 : 0, 0];
    default:
      return [0, 0];
  }
}
