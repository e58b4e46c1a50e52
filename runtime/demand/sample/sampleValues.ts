import type { AttributeMap, AttributeValue } from "../../codec/AttributeValue.js";
import type { Random } from "./Random.js";

/** Make a price of two decimals between two amounts in cents. */
export function price(random: Random, low: number, high: number): AttributeValue {
  return { N: storedNumber(decimalText(String(random.between(low, high)), 2)) };
}

/** Make a decimal(38,9) with 29 digits before the point and 9 after it. */
export function exactDecimal(random: Random): AttributeValue {
  return { N: storedNumber(decimalText(random.digits(38), 9)) };
}

/** Make a note, or none: missing, NULL, empty and text are four different things. */
export function note(random: Random): AttributeMap {
  const choice = random.below(4);
  if (choice === 0) return {};
  if (choice === 1) return { note: { NULL: true } };
  return { note: { S: choice === 2 ? "" : random.pick(notes) } };
}

/** Make a seat preference. */
export function seat(random: Random): AttributeValue {
  return {
    M: {
      section: { S: random.pick(["A", "B", "C", "Balcony", "Floor"]) },
      ...(random.chance(0.5) && { row: { S: String(random.between(1, 40)) } }),
      accessible: { BOOL: random.chance(0.1) },
    },
  };
}

/** Make a place; its accuracy is a number that a 32-bit float holds exactly. */
export function venueLocation(random: Random): AttributeValue {
  const source = {
    name: { S: random.pick(["gps", "ip", "cell"]) },
    accuracy: { N: String(random.between(1, 400) / 4) },
  };
  return {
    M: {
      lat: { N: String(random.between(-90_0000, 90_0000) / 10_000) },
      lon: { N: String(random.between(-180_0000, 180_0000) / 10_000) },
      source: { M: source },
    },
  };
}

/** Make a value for the JSON column: any of DynamoDB's types that JSON has, too. */
export function rawValue(random: Random): AttributeValue {
  const list = [{ BOOL: random.chance(0.5) }, { NULL: true } as const, { N: random.digits(18) }];
  return random.pick<AttributeValue>([
    { M: { source: { S: "import" }, retries: { N: String(random.below(9)) }, flags: { L: list } } },
    { L: list },
    { S: "plain text" },
    { N: random.digits(30) },
    { BOOL: true },
  ]);
}

const notes = [
  "Two seats together, please.",
  'Said "front row", meant row 1\nand paid in advance',
  "façade – 東京 – 🎫",
  "back\\slash, 'quotes' and\ttabs",
] as const;

function decimalText(digits: string, scale: number): string {
  const padded = digits.padStart(scale + 1, "0");
  return `${padded.slice(0, -scale)}.${padded.slice(-scale)}`;
}

// DynamoDB trims the zeros that say nothing.
function storedNumber(text: string): string {
  return text.replace(/\.?0+$/, "");
}
