/** Spellings of scalars at the edges of what is exact. */
import type { DecimalType } from "../../generator/model/model.js";
import type { Random } from "../../runtime/demand/sample/Random.js";

/** Spell an integer, near a bound now and then; an odd one may lie beyond. */
export function integerText(random: Random, isOdd: boolean, bound: bigint): string {
  if (!isOdd) {
    const distance = random.chance(0.3) ? BigInt(random.below(3)) : BigInt(random.below(2 ** 31));
    const size = random.chance(0.4) ? bound - 1n - distance : distance;
    return String(random.chance(0.4) ? -size : size);
  }
  const near = bound + BigInt(random.between(-2, 2));
  if (random.chance(0.6)) return random.pick([`${near}`, `-${near}`, "-0"]);
  const digits = random.digits(random.between(15, 40));
  const size = random.pick([
    String(near),
    digits,
    "0",
    String(2 ** 53 + 2),
    "18446744073709551616",
  ]);
  const spelt = random.pick([
    size,
    size,
    `0${size}`,
    `${size}.0`,
    `${size}E0`,
    `${size}e+1`,
    `+${size}`,
  ]);
  return random.chance(0.5) ? `-${spelt}` : spelt;
}

/** Spell a number of so many digits, the point anywhere. */
export function numberText(random: Random, mostDigits: number, leastDigits = 1): string {
  const digits = random.digits(random.between(leastDigits, mostDigits));
  const point = random.below(digits.length + 1);
  const whole = digits.slice(0, point) || "0";
  const fraction = digits.slice(point);
  const isTooLong = whole === "0" && digits.length === mostDigits;
  const text =
    fraction === "" ? whole : `${whole}.${isTooLong ? fraction.slice(1) || "1" : fraction}`;
  const spelt = random.chance(0.1)
    ? random.pick(["0", "0.0", "0.50", "100", "-0", "1e2", "00"])
    : text;
  return random.chance(0.3) ? `-${spelt}` : spelt;
}

/** Spell a decimal with the digits that its type holds; an odd one may have one more. */
export function decimalText(
  random: Random,
  { precision, scale }: DecimalType,
  isOdd: boolean,
  isText: boolean,
): string {
  const room = precision - scale + (isOdd ? random.below(2) : 0);
  const most = scale + (isOdd ? random.below(2) : 0);
  const whole = random.chance(0.2) ? "9".repeat(room) : random.digits(1 + random.below(room + 1));
  const fraction = isText && !isOdd ? most : random.between(0, most);
  const digits = random.chance(0.2) ? "9".repeat(fraction) : digitsOf(random, fraction);
  const text = `${room === 0 ? "0" : whole.slice(0, room)}${fraction === 0 ? "" : `.${digits}`}`;
  const spelt =
    precision > 19 && random.chance(0.05) ? pointed(roundWord(random, precision), scale) : text;
  return random.chance(0.4) ? `-${spelt}` : spelt;
}

/** A number of which the lower 64 bits are zero, or nearly. */
function roundWord(random: Random, precision: number): string {
  const most = (10n ** BigInt(precision) - 1n) / 2n ** 64n;
  const some = BigInt(random.below(2 ** 32));
  const times = most > some ? some : most;
  return String(times * 2n ** 64n + BigInt(random.pick([0, 0, 1])));
}

function pointed(digits: string, scale: number): string {
  if (scale === 0) return digits;
  const all = digits.padStart(scale + 1, "0");
  return `${all.slice(0, -scale)}.${all.slice(-scale)}`;
}

function digitsOf(random: Random, count: number): string {
  return Array.from({ length: count }, () => random.below(10)).join("");
}

/** Spell a UUID in either case; an odd one has one character that does not belong there. */
export function uuidText(random: Random, isOdd: boolean): string {
  const uuid = random.chance(0.3) ? random.uuid().toUpperCase() : random.uuid();
  if (!isOdd) return uuid;
  const at = random.below(uuid.length);
  const put = random.pick(["", "-", "g", "/", ":", "@", "`", "G", "0", "\u0130"]);
  return uuid.slice(0, at) + put + uuid.slice(at + 1);
}

const oddDates = [
  ...["2023-02-29", "1900-02-29", "2100-02-29"],
  ...[
    "2023-02-29",
    "1900-02-29",
    "2024-13-01",
    "2024-04-31",
    "0000-01-01",
    "2024-1-1",
    "2024-00-10",
  ],
  ...["2024-0:-01", "2024-05-0:", "2023-0/-01"],
  ...["2024-01-00", "10000-01-01", "2024-06-31", "2024/05/01", "2024-05-01Z", "2024-05-0x"],
];
const oddTimes = [
  ...["T24:00:00.000", "T24:00:00.000", "T23:59:60.000"],
  ...[
    "T24:00:00.000",
    "T23:60:00.000",
    "T23:59:60.000",
    "T10:00:00",
    "T10:00:00.0001",
    "t10:00:00.000",
  ],
  ...[
    " 10:00:00.000",
    "T10:00:00.00x",
    "T25:00:00.000",
    "T1:00:00.000",
    "T10.00:00.000",
    "T10:00.00.000",
  ],
  ...["T0::00:00.000", "T10:0::00.000", "T10:00:00.00:", "T10:00:00.0:0"],
];
const days = ["2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31", "1970-01-01", "1969-12-31"];

/** Spell a day or an instant as its field holds it. */
export function dateText(
  random: Random,
  kind: "date" | "timestamp",
  encoding: string | undefined,
  isOdd: boolean,
): string {
  if (encoding?.startsWith("epoch")) return epochText(random, kind, encoding, isOdd);
  const isOddDay = isOdd && random.chance(0.5);
  const some = new Date(random.between(-62135596800, 253402300799) * 1000 + random.below(1000));
  const iso = some.toISOString();
  const day = isOddDay ? random.pick(oddDates) : random.pick([...days, iso.slice(0, 10)]);
  if (kind === "date") return day;
  const time =
    isOdd && !isOddDay ? random.pick(oddTimes) : random.pick(["T23:59:59.999", iso.slice(10, 23)]);
  const zone = encoding === "iso-utc" ? "" : "Z";
  return day + time + (isOdd ? random.pick([zone, zone, "", "Z", "+00:00", "+02:00", "z"]) : zone);
}

function epochText(random: Random, kind: string, encoding: string, isOdd: boolean): string {
  const seconds = random.pick([
    ...[random.between(-62135596800, 253402300799), -62135596800, 253402300799, 0, 1, -1],
    ...(isOdd ? [-62135596801, 253402300800, 9e15] : []),
  ]);
  const whole = kind === "date" && !isOdd ? Math.floor(seconds / 86400) * 86400 : seconds;
  const millis = kind === "date" && !isOdd ? 0 : random.below(1000);
  const fraction = String(millis).padStart(3, "0");
  const extra = isOdd ? random.pick(["0", "1", "000", "1e2", ".5"]) : "";
  if (encoding === "epoch-seconds") {
    return `${whole}${random.chance(0.5) ? "" : `.${fraction}`}${extra}`;
  }
  const count = BigInt(whole) * 1000n + BigInt(millis);
  return `${encoding === "epoch-millis" ? count : count * 1000n}${extra}`;
}

const characters = [
  "a",
  "é",
  "日",
  "🎫",
  '"',
  "\\",
  "/",
  "\n",
  "\u0001",
  "\u007f",
  "\u2028",
  "\u0000",
];

/** Make a text, of any length up to some vectors, and of any characters. */
export function textOf(random: Random): string {
  const length = random.pick([
    random.chance(0.01) ? random.pick([400_000, 70_000, 5000]) : random.below(70),
    ...[random.below(70), random.below(70), random.pick([15, 16, 17, 31, 32])],
  ]);
  if (random.chance(0.5)) return "x".repeat(length);
  return Array.from({ length: Math.min(length, 500) }, () => random.pick(characters)).join("");
}

/** Spell bytes in base64; oddly with a character that does not belong there, or with bits left over. */
export function base64Text(random: Random, bytes: Uint8Array, isOdd: boolean): string {
  const text = Buffer.from(bytes).toString("base64");
  if (!isOdd) return text;
  const end = text.indexOf("=");
  const at = end > 0 && random.chance(0.4) ? end - 1 : random.below(text.length);
  const put = random.pick(["-", "_", "=", "\u0141", "*", " ", "R", "B", "/", "", "{"]);
  return text.slice(0, at) + put + text.slice(at + 1);
}
