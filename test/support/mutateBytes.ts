import type { Random } from "../../runtime/demand/sample/Random.js";

/** What is put into records: white space, spellings of numbers and texts, keys, broken UTF-8. */
const snippets: readonly (string | Uint8Array)[] = [
  ...[" ", "\n", "\t", ",", ":", "{", "}", "[", "]", '"', "\\", "0", "9", "-", ".", "e5", "E+2"],
  ...['{"NULL":true}', '{"S":""}', '{"N":"1"}', '{"N":"-0"}', '{"N":"01"}', '{"N":"1e2"}', "null"],
  ...['{"N":"9223372036854775807"}', '{"N":"999999999999999999"}', '{"N":"0.10"}', '{"N":".5"}'],
  ...['{"N":"2147483648"}', '{"N":"-2147483648"}', '{"N":"5."}', '{"N":"123456789012345.5"}'],
  ...['{"S":"\\u0041"}', '{"S":"\\ud83c\\udfab"}', '{"S":"\\ud800"}', '{"S":"\\/"}', '{"S":"\\x"}'],
  ...['{"S":"2024-02-29"}', '{"S":"2023-02-29"}', '{"S":"2024-05-01T10:00:00.000Z"}', '{"L":[]}'],
  ...['{"M":{}}', '{"SS":["b","a"]}', '{"NS":["2","10","-1"]}', '{"BOOL":false}', '{"B":"QQ=="}'],
  ...['{"B":"UVE9PQ=="}', '{"B":"QR=="}', '"__proto__":', '"constructor":{"S":"x"},', '"1":'],
  ...['"id":{"S":"x"},', '"S":"twice",', '"a":1,"a":2,', "\\n", "\\u0000", "\\ud83c", "true", "é"],
  ...["🎫", "\u2028", '"REMOVE"', '"INSERT"', '"MODIFY"', '"MILLISECOND"', '"MICROSECOND"'],
  ...["1714557600000", "1714557600000000", '"NewImage":', '"OldImage":', '"Keys":'],
  ...[[0xff], [0xc3], [0xed, 0xa0, 0x80], [0xf0, 0x9f], [0x00], [0x7f], [0x1f]].map((bytes) =>
    Uint8Array.from(bytes),
  ),
];

/** Spellings at the edges of what is exact, by descriptor. */
const spellings: Readonly<Record<string, readonly string[]>> = {
  N: [
    ...["0", "-0", "00", "01", "-1", "1.", ".5", "0.0", "-0.0", "1e2", "1E-2", "+1", "", "x"],
    ...["2147483647", "2147483648", "-2147483648", "-2147483649", "4294967295"],
    ...["999999999999999999", "-999999999999999999", "1000000000000000000"],
    ...["9223372036854775807", "9223372036854775808", "-9223372036854775809"],
    ...["9999999999999999999", "99999999999999999999999999999999999999"],
    ...["-18446744073709551616", "-0.000000001", "-36893488147.419103232", "0.10", "12.50"],
    ...["12.345", "1234567890.12", "0.1234567", "16777217", "1.2345678", "123456.7", "0.3"],
    ...["123456789012345.6", "0.12345678901234567", "9007199254740993", "1719347890.123456"],
    ...["1719347890", "1719347890.5", "1719347890123", "86400", "-86400", "-62135596800"],
    ...["-62135596801", "253402300799", "253402300800", "12345678901234567890123456789012345678.9"],
  ],
  S: [
    ...["", "a", "-0", "0", "007", "12.50", "12.5", "-0.00", "9999999999.99", "10000000000.00"],
    ...["2147483648", "9223372036854775808", "QQ==", "QR==", "QUI=", "QUJ=", "QQ", "Q===", "QUJD"],
    ...["2024-02-29", "2023-02-29", "1900-02-29", "2024-13-01", "2024-04-31", "0000-01-01"],
    ...["2024-05-01T10:00:00.000Z", "2024-05-01T24:00:00.000Z", "2024-05-01T23:60:00.000Z"],
    ...["2024-05-01T10:00:00.000", "2024-05-01T10:00:00Z", "2023-02-29T10:00:00.000Z"],
    ...["8f14e45f-ceea-467f-a0e6-6a2c1d2f3b4c", "8F14E45F-CEEA-467F-A0E6-6A2C1D2F3B4g"],
    ...[
      "\\u0041",
      "\\ud83c\\udfab",
      "\\ud83c",
      "\\udfab\\udfab",
      "\\udfab",
      "\\/",
      "\\n",
      "\\u000a",
    ],
    ...["A", "B", "C", "é🎫", "\\ud83c\\u0041", "x".repeat(40)],
  ],
  B: ["", "UVE9PQ==", "UVI9PQ==", "QQ==", "UVVJPQ==", "UVVKPQ==", "UVE=", "====", "VVE9PQ="],
};

/** Change a record's bytes in a few places. */
export function mutateBytes(random: Random, bytes: Buffer): Buffer {
  let mutated = bytes;
  for (let times = random.pick([1, 1, 1, 2, 3]); times > 0; times--)
    mutated = mutateOnce(random, mutated);
  return mutated;
}

function mutateOnce(random: Random, bytes: Buffer): Buffer {
  const at = random.below(bytes.length + 1);
  switch (random.below(18)) {
    case 0:
      return splice(bytes, at, at, Buffer.from(random.pick(snippets)));
    case 1:
      return splice(bytes, at, at + 1, Buffer.from([random.below(256)]));
    case 2:
      return splice(bytes, at, at + random.between(1, 20), Buffer.alloc(0));
    case 3:
      return bytes.subarray(0, at);
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
  const put = `{"${descriptor}":"${random.pick(spellings[descriptor] ?? [""])}"}`;
  return splice(bytes, index, index + old.length, Buffer.from(put));
}

/** Give the change's time digits that its precision may contradict. */
function respellTime(random: Random, bytes: Buffer): Buffer {
  const found = /DateTime":(\d+)/.exec(bytes.toString("latin1"));
  if (found === null) return bytes;
  const at = found.index + found[0].length;
  const put = random.pick(["1714557600000", "1714557600000000", "171455760000", "1e12", "0"]);
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
