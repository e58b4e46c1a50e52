import type { Random } from "../../runtime/demand/sample/Random.js";
import { snippets, spellings } from "./oddSpellings.js";

/** Change a record's bytes in a few places. */
export function mutateBytes(random: Random, bytes: Buffer): Buffer {
  let mutated = bytes;
  for (let times = random.pick([1, 1, 1, 2, 3]); times > 0; times--)
    mutated = mutateOnce(random, mutated);
  return mutated;
}

function mutateOnce(random: Random, bytes: Buffer): Buffer {
  const at = random.below(bytes.length + 1);
  switch (random.below(32)) {
    case 0:
      return splice(bytes, at, at, Buffer.from(random.pick(snippets)));
    case 1:
      return splice(bytes, at, at + 1, Buffer.from([random.below(256)]));
    case 2:
      return splice(bytes, at, at + random.between(1, 20), Buffer.alloc(0));
    case 3:
      return random.chance(0.5)
        ? bytes.subarray(0, at)
        : Buffer.concat([bytes, Buffer.from(random.pick(snippets))]);
    case 4:
      return replaceToken(random, bytes, /\{"[A-Z]+":(?:"[^"]*"|\w+|\[[^\]]*\]|\{\})\}/g);
    case 5:
      return replaceToken(random, bytes, /"(?:[^"\\]|\\.)*"/g);
    case 6:
      return moveToken(random, bytes);
    case 7:
      return replaceToken(random, bytes, /-?\d+/g);
    case 8:
      return respellTime(random, bytes);
    case 9:
    case 10:
      return repeatKey(random, bytes);
    case 11:
      return escapeCharacter(random, bytes);
    case 12:
    case 13:
      return lengthenText(random, bytes);
    case 14:
      return putCharacter(random, bytes);
    case 15:
      return putSpace(random, bytes);
    case 16:
    case 20:
      return damageWord(random, bytes);
    case 17:
      return damageStructure(random, bytes);
    case 18:
      return changeDescriptor(random, bytes);
    case 19:
      return respellNumber(random, bytes);
    default:
      return respell(random, bytes);
  }
}

function splice(bytes: Buffer, from: number, to: number, put: Uint8Array): Buffer {
  return Buffer.concat([bytes.subarray(0, from), put, bytes.subarray(to)]);
}

/** Put a snippet, or another token of the record, in the place of a token. */
function replaceToken(random: Random, bytes: Buffer, token: RegExp): Buffer {
  const text = bytes.toString("latin1");
  const tokens = [...text.matchAll(token)];
  if (tokens.length === 0) return bytes;
  const { index, 0: old } = random.pick(tokens);
  const put = random.chance(0.5)
    ? Buffer.from(random.pick(tokens)[0], "latin1")
    : Buffer.from(random.pick(snippets));
  return splice(bytes, index, index + old.length, put);
}

/** Spell a value anew, of the descriptor that it has. */
function respell(random: Random, bytes: Buffer): Buffer {
  const values = [...bytes.toString("latin1").matchAll(/\{"([NSB])":"((?:[^"\\]|\\.)*)"\}/g)];
  if (values.length === 0) return bytes;
  const { index, 0: old, 1: descriptor = "" } = random.pick(values);
  const text =
    descriptor === "N" && random.chance(0.3)
      ? digits(random)
      : random.pick(spellings[descriptor] ?? [""]);
  const put = `{"${descriptor}":"${text}"}`;
  return splice(bytes, index, index + old.length, Buffer.from(put));
}

/** Give the change's time digits that its precision may contradict. */
function respellTime(random: Random, bytes: Buffer): Buffer {
  const found = /DateTime":(\d+)/.exec(bytes.toString("latin1"));
  if (found === null) return bytes;
  const at = found.index + found[0].length;
  const put = random.pick([
    ...["1714557600000", "1714557600000000", "171455760000", "1e12", "0", "17145576000000"],
    ...["171455760000000", "9007199254740991", "9007199254740993", "1714557600000.0", "-1", "01"],
    ...[
      "17145576000000001",
      "1714557600000e0",
      '"1714557600000"',
      "null",
      "999999999999",
      "0999999999999",
    ],
  ]);
  return splice(bytes, at - (found[1]?.length ?? 0), at, Buffer.from(put));
}

/** Let a member come elsewhere, or twice. */
function moveToken(random: Random, bytes: Buffer): Buffer {
  const text = bytes.toString("latin1");
  const members = [...text.matchAll(/"\w+":(?:\{"[A-Z]+":"[^"]*"\}|"[^"]*"|\d+),/g)];
  if (members.length < 2) return bytes;
  const { index, 0: member } = random.pick(members);
  const rest = random.chance(0.7)
    ? splice(bytes, index, index + member.length, Buffer.alloc(0))
    : bytes;
  const others = [...rest.toString("latin1").matchAll(/"\w+":\{"[A-Z]+":/g)];
  if (others.length === 0) return bytes;
  const at = random.pick(others).index;
  return splice(rest, at, at, Buffer.from(member, "latin1"));
}

/** Spell a number of any digits, a point among them now and then. */
function digits(random: Random): string {
  const all = random.digits(random.between(1, random.pick([8, 20, 40])));
  const point = random.below(all.length * 2);
  const text =
    point === 0 || point >= all.length ? all : `${all.slice(0, point)}.${all.slice(point)}`;
  return random.chance(0.3) ? `-${text}` : text;
}

const key = /"((?:[^"\\]|\\.)*)":(\{"[A-Z]+":(?:"(?:[^"\\]|\\.)*"|true|false)\})?/g;

/** Let a key come twice in its object, as it is or with an escape, and its value, if it is short. */
function repeatKey(random: Random, bytes: Buffer): Buffer {
  const keys = [...bytes.toString("latin1").matchAll(key)];
  if (keys.length === 0) return bytes;
  const { index, 1: name = "", 2: own = '{"S":"x"}' } = random.pick(keys);
  const value = random.chance(0.6) ? own : random.pick(["0", '{"S":"x"}', "{}", "null"]);
  const put = `"${random.chance(0.2) ? escaped(name) : name}":${value},`;
  return splice(bytes, index, index, Buffer.from(put, "latin1"));
}

function escaped(name: string): string {
  const first = name.charCodeAt(0);
  const isPlain = first >= 0x20 && first < 0x7f && first !== 0x5c;
  return isPlain ? `\\u00${first.toString(16)}${name.slice(1)}` : name;
}

/** Spell one character with an escape, wherever it stands. */
function escapeCharacter(random: Random, bytes: Buffer): Buffer {
  if (bytes.length === 0) return bytes;
  const at = random.below(bytes.length);
  const unit = (bytes[at] as number).toString(16).padStart(4, "0");
  return splice(bytes, at, at + 1, Buffer.from(`\\u${unit}`));
}

/** Make a text of some length around those of vectors, or far beyond. */
function lengthenText(random: Random, bytes: Buffer): Buffer {
  const texts = [...bytes.toString("latin1").matchAll(/:"/g)];
  if (texts.length === 0) return bytes;
  const { index } = random.pick(texts);
  const length = random.chance(0.01) ? random.pick([400_000, 70_000]) : random.between(1, 70);
  return splice(
    bytes,
    index + 2,
    index + 2,
    Buffer.alloc(length, random.pick(["x", "é", "7", "🎫"])),
  );
}

/** Put bytes into a text, most of which are no characters. */
function putCharacter(random: Random, bytes: Buffer): Buffer {
  const texts = [...bytes.toString("latin1").matchAll(/"S":"/g)];
  if (texts.length === 0) return bytes;
  const at = random.pick(texts).index + 5;
  const put = random.pick(snippets.slice(-50));
  return splice(bytes, at, at + random.below(2), Buffer.from(put as Uint8Array));
}

/** Put white space, or what some take for it, where JSON has it. */
function putSpace(random: Random, bytes: Buffer): Buffer {
  const places = [...bytes.toString("latin1").matchAll(/[{}[\],:]/g)];
  if (places.length === 0) return bytes;
  const at = random.pick(places).index + random.below(2);
  return splice(
    bytes,
    at,
    at,
    Buffer.from(random.pick([" ", "\n", "\t", "\r", "\f", "\u00a0", "\0"])),
  );
}

/** Spell one letter of `true`, `false` or `null` otherwise. */
function damageWord(random: Random, bytes: Buffer): Buffer {
  const isBoolean = random.chance(0.7);
  const word = isBoolean ? /"BOOL":(true|false)/dg : /:(true|false|null)/dg;
  const words = [...bytes.toString("latin1").matchAll(word)];
  if (words.length === 0) return bytes;
  const [from = 0, to = 0] = random.pick(words).indices?.[1] ?? [];
  const at = random.chance(0.4) ? to - 1 : random.between(from, to - 1);
  return splice(bytes, at, at + 1, Buffer.from(random.pick(["x", "E", "e", "", "s", '"'])));
}

/** Put another mark, or none, in the place of one that holds the record together. */
function damageStructure(random: Random, bytes: Buffer): Buffer {
  const mark = random.chance(0.5) ? /(?<=")\}/g : /[{}[\],:"]/g;
  const marks = [...bytes.toString("latin1").matchAll(mark)];
  if (marks.length === 0) return bytes;
  const { index } = random.pick(marks);
  const put = random.pick(["{", "}", "[", "]", ",", ":", '"', "", "x", ";"]);
  return splice(bytes, index, index + 1, Buffer.from(put));
}

/** Give a value another descriptor than it has. */
function changeDescriptor(random: Random, bytes: Buffer): Buffer {
  const [pattern, others] = random.chance(0.5)
    ? [/\{"([SNB]S)":/g, ["SS", "NS", "BS", "XS"]]
    : [/\{"([A-Z]+)":/g, ["S", "N", "B", "SS", "NS", "L", "M", "BOOL", "NULL", "X"]];
  const descriptors = [...bytes.toString("latin1").matchAll(pattern)];
  if (descriptors.length === 0) return bytes;
  const { index, 1: old = "" } = random.pick(descriptors);
  const put = random.pick(others);
  return splice(bytes, index + 2, index + 2 + old.length, Buffer.from(put));
}

/** Spell a number that is no attribute value otherwise, in ways that JSON knows or does not. */
function respellNumber(random: Random, bytes: Buffer): Buffer {
  const numbers = [...bytes.toString("latin1").matchAll(/":(-?\d+)/g)];
  if (numbers.length === 0) return bytes;
  const { index, 1: old = "" } = random.pick(numbers);
  const put = random.pick([
    ...["1e", "1e+", "1E-", "1.", "-", "01", "-0", "1E5", "0.5e-3", ".5", "+1", "-01", "0", "1.5"],
    ...["00", "1e400", "12345678901234567890", "0x1", "1_0", "NaN", "--1", "1.e1", "1e1.5"],
  ]);
  return splice(bytes, index + 2, index + 2 + old.length, Buffer.from(put));
}
