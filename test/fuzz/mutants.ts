/** Faults to put into the kernel: each must make the comparison of the two ways find it. */
export interface Mutant {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

function mutant(file: string, from: string, to: string): Mutant {
  return { file: `${file}.ts`, from, to };
}

export const mutants: readonly Mutant[] = [
  mutant("members", "load<u32>(field, SEEN) === struct", "false"),
  mutant("members", "load<u32>(field, MISSING) === REFUSED", "false"),
  mutant("members", "load<u32>(field, PRESENT) - 1", "load<u32>(field, PRESENT)"),
  mutant("json", "if (member === 1 && !addKey(object, first)) return 0;", ""),
  mutant("json", "(byteAt(whole) === 0x30 && p > whole + 1)", "false"),
  mutant("json", "return p === exponent ? 0 : p;", "return p;"),
  mutant("number", "wholeDigits > 18", "wholeDigits > 19"),
  mutant("number", "amount > 0x7fffffff", "amount > 0xffffffff"),
  mutant("number", "wholeDigits + fractionDigits > 15", "wholeDigits + fractionDigits > 17"),
  mutant("number", "wholeDigits + fractionDigits > 6", "wholeDigits + fractionDigits > 9"),
  mutant("number", "fractionDigits > scale", "fractionDigits > scale + 1"),
  mutant("number", "high = ~high + (low === 0 ? 1 : 0);", "high = ~high;"),
  mutant("time", "return isLeap(year) ? 29 : 28;", "return 29;"),
  mutant("time", "hour > 23", "hour > 24"),
  mutant("text", "unit >= 0xdc00 || low < 0xdc00", "low < 0xdc00"),
  mutant("text", "0x10000 + ((unit - 0xd800) << 10)", "((unit - 0xd800) << 10)"),
  mutant("set", "isMoved ? move(element, start, count, width) : true", "true"),
  mutant("value", "isDigit(byteAt(p + 1))", "false"),
  mutant("value", "level = load<u32>(node, INNER);", ""),
  mutant("base64", "(two && (bits & 0xffff) !== 0)", "false"),
  mutant("jsonText", "end - 1 - from > LONGEST_NUMBER", "false"),
  mutant("jsonText", "isDigit(byteAt(p + 1))", "false"),
  mutant(
    "record",
    "if (length === 0 || length !== load<u32>(span, 12)) return false;",
    "continue;",
  ),
  mutant("record", "load<u32>(result, RESULT_DIGITS) !== digits", "false"),
  mutant("index", "end === input + length && isComplete()", "end !== 0 && isComplete()"),
];
