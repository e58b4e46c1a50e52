/** Faults to put into the kernel: each must be found. */
export interface Mutant {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

function mutants(file: string, ...faults: readonly (readonly [from: string, to: string])[]) {
  return faults.map(([from, to]): Mutant => ({ file: `${file}.ts`, from, to }));
}

/** Faults in reading, which the fuzz must find. */
export const readingMutants: readonly Mutant[] = [
  ...mutants(
    "members",
    ["if (load<u32>(field, SEEN) === struct) return 0;", ""],
    [
      "if (field === 0 || load<u32>(field, SEEN) === struct) return 0;",
      "if (field === 0) return 0;",
    ],
    ["if (seen === struct) return 0;", ""],
    ["if (end >= limit) break;", ""],
    ["while (load<u32>(field, SEEN) === other)", "while (true)"],
    [
      "if (met >> REQUIRED_BITS !== load<u32>(node, COUNT_INSIDE) >> REQUIRED_BITS) return false;",
      "",
    ],
    ["load<u32>(field, PRESENT) - 1", "load<u32>(field, PRESENT)"],
    ["length <= HEAD_BYTES || isTail(field, p, length)", "true"],
    ["v128.xor(second, v128.load(field, HEAD + 16))", "i8x16.splat(0)"],
  ),
  ...mutants(
    "field",
    ["byteAt(end) !== CLOSE_BRACE || !present", "!present"],
    [
      "if (index !== 0) noteSpan(index - 1, 8, from, to);",
      "if (index !== 0) { noteSpan(index - 1, 0, from, to); noteSpan(index - 1, 8, from, to); }",
    ],
    ["operation === JSON_VALUE\n", "false\n"],
  ),
  ...mutants(
    "value",
    ["isDigit(byteAt(p + 1))", "false"],
    ["level = load<u32>(node, INNER);", ""],
    ["!addMember(object, member++, first, hash)", "false"],
    ["policy === REFUSED || ", ""],
    [
      "load<u32>(node, PRESENT) - 1, repetition) ? p + 13",
      "load<u32>(node, PRESENT), repetition) ? p + 13",
    ],
    ["(policy - 2) as u64", "((policy - 2) >> 1) as u64"],
    ["byteAt(p + 2) !== load<u32>(node, FIRST)", "false"],
    ["word !== FALS || byteAt(p + 4) !== 0x65", "word !== FALS"],
  ),
  ...mutants(
    "json",
    [" && isSetLetter(byteAt(p + 2))", ""],
    ["return p !== 0 && byteAt(p) === CLOSE_BRACE ? p + 1 : 0;", "return p === 0 ? 0 : p + 1;"],
    ["(byteAt(whole) === 0x30 && p > whole + 1)", "false"],
    ["return p === exponent ? 0 : p;", "return p;"],
    ["if (depth > DEEPEST) return 0;", ""],
    ["byteAt(p + 4) === 0x65 ? p + 5 : 0", "p + 5"],
  ),
  ...mutants(
    "jsonText",
    ["end - 1 - from > LONGEST_NUMBER", "false"],
    ["isDigit(byteAt(p + 1))", "false"],
    ["spellArray(p + 6, depth + 2)", "spellArray(p + 6, depth + 1)"],
    ["case 0x72:", "case 0x72:\n    case 0x2f:"],
    ["!addMember(object, member++, first, hash) || ", ""],
  ),
  ...mutants(
    "keySet",
    ["(member > 1 || addKey(object, first)) && ", ""],
    ["if (load<u32>(slot, 4) === mixed) return false;", ""],
    ["(load<u64>(p) & (((1 as u64) << (rest as u64)) - 1))", "load<u64>(p)"],
  ),
  ...mutants(
    "number",
    ["wholeDigits > MOST_DIGITS", "wholeDigits > 19"],
    ["amount > 0x7fffffff", "amount > 0xffffffff"],
    ["return isNegative && amount === 0 ? 0 : end;", "return end;"],
    ["wholeDigits + fractionDigits > 15", "wholeDigits + fractionDigits > 17"],
    ["wholeDigits + fractionDigits > 6", "wholeDigits + fractionDigits > 9"],
    ["if (isNegative && value === 0) return 0;", ""],
    ["fractionDigits > scale", "fractionDigits > scale + 1"],
    ["significant > room", "significant > room + 1"],
    ["fractionDigits === load<u32>(node, SECOND) ? end : 0", "end"],
    ["high = ~high + (low === 0 ? 1 : 0);", "high = ~high;"],
    [" + (other >> 32);", ";"],
    ["if (amount % 1000 !== 0) return 0;", ""],
    ["amount % MILLIS_PER_DAY !== 0", "false"],
  ),
  ...mutants(
    "time",
    ["return isLeap(year) ? 29 : 28;", "return 29;"],
    ["year % 100 !== 0 || year % 400 === 0", "true"],
    ["hour > 23", "hour > 24"],
    ["second > 59", "second > 60"],
    ["year < 1 || ", ""],
    ["i8x16.splat(9)", "i8x16.splat(10)"],
  ),
  ...mutants(
    "bytes",
    [
      "(load<u64>(a + at) ^ load<u64>(b + at)) << ((64 - ((bytes - at) << 3)) as u64) === 0",
      "true",
    ],
    ["return aEnd - a < bEnd - b;", "return aEnd - a > bEnd - b;"],
    ["b + bytes) : x < y", "b + bytes) : x > y"],
    ["((x >> shift) & 0xff) < ", "((x >> shift) & 0xff) > "],
  ),
  ...mutants(
    "text",
    ["unit >= 0xdc00 || low < 0xdc00", "low < 0xdc00"],
    ["low > 0xdfff", "low > 0xe000"],
    ["0x10000 + ((unit - 0xd800) << 10)", "((unit - 0xd800) << 10)"],
    ["character < 0x800)", "character < 0x801)"],
    ["return 13;", "return 10;"],
    ["copyEnd = out;\n      return", "copyEnd = out + 1;\n      return"],
  ),
  ...mutants(
    "utf8",
    ["lead >= 0xc2", "lead >= 0xc0"],
    ["i8x16.bitmask(v128.or(a, b)) === 0", "i8x16.bitmask(a) === 0"],
    ["lead === 0xe0 && second < 0xa0", "false"],
    ["lead === 0xed && second > 0x9f", "false"],
    ["lead > 0xf4 || ", ""],
    ["lead === 0xf0 && second < 0x90", "false"],
    ["lead === 0xf4 && second > 0x8f", "false"],
    ["(byte & 0xc0) === 0x80", "(byte & 0x80) === 0x80"],
  ),
  ...mutants(
    "set",
    ["isMoved ? move(element, start, count, width) : true", "true"],
    ["load<i32>(a) < load<i32>(b)", "load<u32>(a) < load<u32>(b)"],
    ["load<f64>(a) < load<f64>(b)", "load<u64>(a) < load<u64>(b)"],
  ),
  ...mutants(
    "base64",
    ["(two && (bits & 0xffff) !== 0)", "false"],
    ["(padding && (bits & 0xff) !== 0)", "false"],
    ["(first | second | third | fourth) > 63", "(first | second | third) > 63"],
    ["((to - from) & 3) !== 0", "false"],
  ),
  ...mutants(
    "scalar",
    ["i8x16.splat(6)", "i8x16.splat(7)"],
    ["areEqual(symbol + 4, p, length)", "areEqual(symbol + 4, p, length - 1)"],
    ["marks === 0 || byteAt(p + length) !== QUOTE", "marks === 0"],
  ),
  ...mutants(
    "record",
    ["if (!areEqual(inKeys, load<u32>(span, 8) as usize, length as usize)) return false;", ""],
    ["load<u32>(result, RESULT_DIGITS) !== digits", "false"],
    ["digits > 16 || byteAt(p) === 0x30", "digits > 16"],
    ["if (c === MINUS && byteAt(p - 1) === COLON) return false;", ""],
    ["c === 0x5c || ", ""],
    ["< REMOVE - INSERT)", "<= REMOVE - INSERT)"],
    ["return isOfTable() ? end + 1 : 0;", "return end + 1;"],
    ["load<f64>(arrival, ARRIVAL_MICROS) as", "(load<f64>(arrival, ARRIVAL_MICROS) + 1000) as"],
  ),
  ...mutants(
    "change",
    ["arrived + MILLIS_PER_DAY", "arrived + MILLIS_PER_DAY + 1"],
    ["(millis as f64) < load", "(millis as f64) + 1 < load"],
    ["end === at + 4 ? 0x7b : 0x2c", "0x7b"],
    ["(end - at - 3)", "(end - at - 4)"],
    ["=== SNAPSHOT", "=== 0"],
    ["putKnown(CHANGE_ID, ARRIVAL_ID)", "putKnown(CHANGE_ID, ARRIVAL_SHARD)"],
  ),
  ...mutants(
    "memory",
    ["store<u8>((load<u32>(column, DEFINITIONS) as usize) + row, 0);", ""],
    ["  copyCursors(saved, cursors);\n", ""],
    ["copyCursors(cursors, saved);", ""],
    ["memory.fill(definitions as usize, 0, row);", "memory.fill(definitions as usize, 0, 0);"],
  ),
  ...mutants(
    "columns",
    ["at >= (load<u32>(column, DEFINITIONS_LIMIT) as usize)", "false"],
    ["if (end > valueLimitIn(leaf)) return full();", ""],
    ["store<u8>(at + toRepetitions, repetition as u8);", "store<u8>(at + toRepetitions, 0);"],
  ),
  ...mutants(
    "condense",
    ["hasNew = name === INSERT_WORD || name === MODIFY_WORD;", "hasNew = true;"],
    [" || !addKey(object, hashKey(p + 1, end))", ""],
    [" && byteAt(value) === OPEN_BRACE;", ";"],
    ["leaveOut(p - 1, next)", "leaveOut(p, next)"],
    ["c === COMMA ? next + 1 : next", "next"],
    ["word === AWS_REGIO || word === SIZE_BYTE", "true"],
  ),
  ...mutants(
    "index",
    ["end === input + length && isComplete()", "end !== 0 && isComplete()"],
    ["if (!isUtf8(input, length)) return REFUSED_RECORD;", ""],
  ),
];

/** Faults in writing, which the tests of the formats must find. */
export const writingMutants: readonly Mutant[] = [
  ...mutants(
    "parquet/bounds",
    ["if (value > greatest) greatest = value;", ""],
    ["(last + 1) as u8", "last as u8"],
    ["if (!(value <= (Infinity as T))) return;", ""],
  ),
  ...mutants(
    "parquet/delta",
    ["least = min<T>(least, difference);", ""],
    ["held = filled === 0 ? 0 : number >> (bits - filled)", "held = 0"],
    ["if (index < count) {", "if (true) {"],
  ),
  ...mutants("parquet/hybrid", ["(8 - ((at - packFrom) & 7)) & 7", "0"]),
  ...mutants(
    "parquet/pages",
    ["isFull && (maxRepetition === 0 || load<u8>(repetitions + (entry as usize)) === 0)", "isFull"],
    ["(1 << (rest as u32)) - 1", "(2 << (rest as u32)) - 1"],
    ["end - out < to - from", "true"],
  ),
  ...mutants(
    "parquet/distinct",
    ["(held - 1) as i32", "held as i32"],
    ["wordAt(distinctAt(held - 1), bytes) === word", "true"],
    ["(8 - bytes) << 3", "(9 - bytes) << 3"],
  ),
  ...mutants(
    "parquet/randomness",
    ["equalPairs * 2 * RARE <= sampled * (sampled - 1)", "true"],
    ["equalPairs * 2 * RARE <= sampled * (sampled - 1)", "false"],
    ["(SAMPLE as usize)) | 1", "(SAMPLE as usize))"],
  ),
  ...mutants("parquet/column", ["32 - clz(most)", "31 - clz(most)"]),
  ...mutants("parquet/snappy", ["rest >= 12 || offset >= 2048", "rest >= 12"]),
  ...mutants(
    "avro/encodeRow",
    ["isPresent ? 2 : 0", "isPresent ? 0 : 2"],
    ["if (level < inner) break;", ""],
  ),
  ...mutants("avro/encodeRows", ["row - first", "row"]),
  ...mutants(
    "avro/leafValue",
    ["length > MOST_SHORT", "length > MOST_SHORT + 1"],
    ["65 - clz", "64 - clz"],
    ["load<i8>(first) === load<i8>(first + 1) >> 7", "load<i8>(first) === 0"],
  ),
  ...mutants("avro/huffman", ["taken > (1 as u32) << mostBits", "false"]),
  ...mutants(
    "avro/codes",
    ["part < 11", "part < 12"],
    ["(length - 3) & ((1 << extra) - 1)", "length - 3"],
    ["isForOthers ? 1 : 0", "0"],
  ),
  ...mutants(
    "avro/deflate",
    ["own * 8 <= model * 9", "true"],
    ["own * 9 >= model * 8", "true"],
    ["count >= 48", "count >= 56"],
  ),
  ...mutants(
    "avro/matches",
    ["u32(at - place <= FARTHEST)", "1"],
    ["<< OTHERS === 0", "<< 56 === 0"],
  ),
];
