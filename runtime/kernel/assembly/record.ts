/** The change record around the image. */
import { areEqual } from "./bytes";
import { presentIn, putText } from "./columns";
import { noteSpan, SPAN_BYTES } from "./field";
import { byteAt, CLOSE_BRACE, COLON, isDigit, keyEnd, MINUS, OPEN_BRACE, passValue } from "./json";
import {
  ARRIVAL_MICROS,
  ARRIVAL_TABLE,
  CHANGE_ID,
  CHANGE_TYPE,
  CHANGE_USER_IDENTITY,
  CHILDREN,
  KEY_INDEX,
  OPERATION,
  RESULT_BYTES,
  RESULT_DIGITS,
  RESULT_IMAGE,
  RESULT_MICROS,
  RESULT_NAME,
  RESULT_PRECISION,
  RESULT_TABLE,
} from "./layout";
import { passMembers, readMembers } from "./members";
import { arrival, clear, keyCount, keySpans, nextStruct, result } from "./memory";
import {
  EVENT_ID,
  EVENT_NAME,
  IDENTITY,
  ITEM,
  KEY_VALUE,
  KEYS,
  NEW_IMAGE,
  OLD_IMAGE,
  PASS,
  PRECISION,
  RECORD,
  TABLE_NAME,
  TIME,
} from "./operations";
import { QUOTE } from "./text";
import {
  INSERT_WORD,
  MICROSE_WORD,
  MILLISE_WORD,
  MODIFY_WORD,
  NULL_TEXT,
  REMOVE_WORD,
} from "./words";

const INSERT: u32 = 1;
const MODIFY: u32 = 2;
const REMOVE: u32 = 3;
/** No name that a record has. */
export const SNAPSHOT: u32 = 4;
const MILLISECOND: u32 = 1;
const MICROSECOND: u32 = 2;

/** Read a member of the record; gives what follows it, or 0. */
export function readAround(node: usize, p: usize): usize {
  switch (load<u32>(node, OPERATION)) {
    case RECORD:
    case KEYS:
      return byteAt(p) === OPEN_BRACE ? readMembers(node, p + 1, 0, nextStruct()) : 0;
    case PASS:
      return passValue(p, 0);
    case EVENT_ID:
      return readEventId(p);
    case TABLE_NAME:
      return readTableName(p);
    case EVENT_NAME:
      return readName(p);
    case IDENTITY:
      return readIdentity(p);
    case TIME:
      return readTime(p);
    case PRECISION:
      return readPrecision(p);
    case KEY_VALUE:
      return readKeyValue(node, p);
    case NEW_IMAGE:
      return readImage(node, p, load<u32>(result, RESULT_NAME) - INSERT < REMOVE - INSERT);
    case OLD_IMAGE:
      return readImage(node, p, load<u32>(result, RESULT_NAME) === REMOVE);
    case ITEM:
      return readItem(node, p);
    default:
      return 0;
  }
}

/** Forget what the record before said. */
export function clearResult(): void {
  clear(result, RESULT_BYTES);
  clear(keySpans, (keyCount as usize) * SPAN_BYTES);
}

/** Check what can be checked only when the whole record has been read. */
export function isComplete(): bool {
  const precision = load<u32>(result, RESULT_PRECISION);
  const digits: u32 = precision === MICROSECOND ? 16 : 13;
  if (load<u32>(result, RESULT_IMAGE) === 0 || load<u32>(result, RESULT_DIGITS) !== digits) {
    return false;
  }
  if (precision !== MICROSECOND) {
    store<i64>(result, load<i64>(result, RESULT_MICROS) * 1000, RESULT_MICROS);
  }
  return areKeysEqual();
}

/** The value of each key attribute must be spelt in the image as it is in `Keys`. */
function areKeysEqual(): bool {
  for (let index: u32 = 0; index < keyCount; index++) {
    const span = keySpans + (index as usize) * SPAN_BYTES;
    const length = load<u32>(span, 4);
    if (length === 0 || length !== load<u32>(span, 12)) return false;
    const inKeys = load<u32>(span) as usize;
    if (!areEqual(inKeys, load<u32>(span, 8) as usize, length as usize)) return false;
  }
  return true;
}

/** Find the end of a text that has no escapes and is not empty; 0 if it is another. */
function textEnd(p: usize): usize {
  const end = keyEnd(p);
  return end === p + 1 ? 0 : end;
}

function readEventId(p: usize): usize {
  const end = textEnd(p);
  return end !== 0 && append(CHANGE_ID, p + 1, end) ? end + 1 : 0;
}

function append(leaf: u32, from: usize, to: usize): bool {
  if (putText(leaf, from, to - from) === 0) return false;
  presentIn(leaf);
  return true;
}

function readTableName(p: usize): usize {
  const end = textEnd(p);
  if (end === 0) return 0;
  store<u32>(result, (p + 1) as u32, RESULT_TABLE);
  store<u32>(result, (end - p - 1) as u32, RESULT_TABLE + 4);
  return isOfTable() ? end + 1 : 0;
}

/** Whether the record names the table that the host expects; so it seems until it names one. */
export function isOfTable(): bool {
  const length = load<u32>(result, RESULT_TABLE + 4);
  const table = load<u32>(arrival, ARRIVAL_TABLE) as usize;
  if (length === 0) return true;
  if (length !== load<u32>(table)) return false;
  const name = load<u32>(result, RESULT_TABLE) as usize;
  return areEqual(name, table + 4, length as usize);
}

function readName(p: usize): usize {
  const name = load<u64>(p);
  // "INSERT", "MODIFY" and "REMOVE" have eight bytes each, quotes included.
  if (name === INSERT_WORD) return setName(INSERT, p);
  if (name === MODIFY_WORD) return setName(MODIFY, p);
  return name === REMOVE_WORD ? setName(REMOVE, p) : 0;
}

function setName(name: u32, p: usize): usize {
  store<u32>(result, name, RESULT_NAME);
  return append(CHANGE_TYPE, p + 1, p + 7) ? p + 8 : 0;
}

/** Null, or the object as it stands: of two texts in plain characters, which is spelt so again. */
function readIdentity(p: usize): usize {
  if (load<u32>(p) === NULL_TEXT) return p + 4;
  if (byteAt(p) !== OPEN_BRACE) return 0;
  const end = passValue(p, 0);
  if (end === 0 || byteAt(end - 1) !== CLOSE_BRACE) return 0;
  if (!isFlat(p + 1, end - 1)) return 0;
  return append(CHANGE_USER_IDENTITY, p, end) ? end : 0;
}

/** Whether an object's members have no escapes, no numbers and no objects inside. */
function isFlat(from: usize, to: usize): bool {
  let afterQuote = false;
  for (let p = from; p < to; p++) {
    const c = byteAt(p);
    if (c === 0x5c || c === 0x7b || c === 0x5b) return false;
    // A digit behind a quote may be an index; one outside quotes is a number, as is a sign.
    if (isDigit(c) && (afterQuote || byteAt(p - 1) === COLON)) return false;
    if (c === MINUS && byteAt(p - 1) === COLON) return false;
    afterQuote = c === QUOTE;
  }
  return true;
}

function readTime(p: usize): usize {
  let value: i64 = 0;
  let end = p;
  for (; isDigit(byteAt(end)); end++) value = value * 10 + ((byteAt(end) - 0x30) as i64);
  const digits = (end - p) as u32;
  if (digits > 16 || byteAt(p) === 0x30) return 0;
  // Numbers beyond are rounded by JSON.parse.
  if (value > 9007199254740991) return 0;
  store<i64>(result, value, RESULT_MICROS);
  store<u32>(result, digits, RESULT_DIGITS);
  return end;
}

/** `"MICROSECOND"` or `"MILLISECOND"`, 13 bytes each. */
function readPrecision(p: usize): usize {
  const head = load<u64>(p);
  if (load<u32>(p + 8) !== 0x444e4f43 || byteAt(p + 12) !== QUOTE) return 0;
  if (head === MICROSE_WORD) store<u32>(result, MICROSECOND, RESULT_PRECISION);
  else if (head === MILLISE_WORD) store<u32>(result, MILLISECOND, RESULT_PRECISION);
  else return 0;
  return p + 13;
}

/** Note where the value of a key attribute stands in `Keys`. */
function readKeyValue(node: usize, p: usize): usize {
  const end = passValue(p, 0);
  noteSpan(load<u32>(node, KEY_INDEX) - 1, 0, p, end);
  return end;
}

/** Read the image that tells of the change by the plan, and pass over the other. */
function readImage(node: usize, p: usize, isChosen: bool): usize {
  if (load<u32>(result, RESULT_NAME) === 0 || byteAt(p) !== OPEN_BRACE) return 0;
  const image = load<u32>(node, CHILDREN) as usize;
  if (isChosen) {
    const struct = nextStruct();
    store<u32>(result, struct, RESULT_IMAGE);
    return readMembers(image, p + 1, 0, struct);
  }
  const end = passMembers(image, p + 1, load<u32>(result, RESULT_IMAGE));
  return end === 0 ? passValue(p, 0) : end;
}

/** Read a snapshot's item, of which the host knows the rest; its key stands nowhere else. */
function readItem(node: usize, p: usize): usize {
  store<u32>(result, SNAPSHOT, RESULT_NAME);
  store<u32>(result, MICROSECOND, RESULT_PRECISION);
  store<u32>(result, 16, RESULT_DIGITS);
  store<i64>(result, load<f64>(arrival, ARRIVAL_MICROS) as i64, RESULT_MICROS);
  const end = readImage(node, p, true);
  for (let index: u32 = 0; index < keyCount; index++) {
    const span = keySpans + (index as usize) * SPAN_BYTES;
    store<u64>(span, load<u64>(span, 8));
  }
  return end;
}
