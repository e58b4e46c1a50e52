/** Values that stand in quotes, from behind the opening quote to behind the closing one. */
import { readBytes } from "./base64";
import { areEqual, copy } from "./bytes";
import { setValueEnd, valueEnd, valueLimit } from "./columns";
import { byteAt, MINUS } from "./json";
import { FIRST, OPERATION, SECOND } from "./layout";
import { full } from "./memory";
import {
  readDateEpoch,
  readDecimal,
  readDecimalText,
  readFloat32,
  readFloat64,
  readInt32,
  readInt64,
  readTimestampEpoch,
} from "./number";
import {
  BYTES,
  BYTES_TEXT,
  DATE,
  DATE_EPOCH,
  DECIMAL,
  DECIMAL_TEXT,
  FLOAT32,
  FLOAT64,
  INT32,
  INT32_TEXT,
  INT64,
  INT64_TEXT,
  SYMBOL,
  TIMESTAMP,
  TIMESTAMP_EPOCH,
  TIMESTAMP_UTC,
  UUID,
} from "./operations";
import { copyEnd, copyText, QUOTE, special } from "./text";
import { readDate, readTimestamp } from "./time";

/** Put the content into the node's leaf; gives what follows, or 0. */
export function readScalar(node: usize, p: usize): usize {
  const operation = load<u32>(node, OPERATION);
  if (operation === UUID) return isUuid(p) ? copyUuid(node, p) : 0;
  if (operation <= SYMBOL) {
    return operation !== SYMBOL || isSymbol(node, p) ? readText(node, p) : 0;
  }
  switch (operation) {
    case DATE:
      return readDate(node, p);
    case TIMESTAMP:
      return readTimestamp(node, p, true);
    case TIMESTAMP_UTC:
      return readTimestamp(node, p, false);
    case BYTES_TEXT:
      return readBytes(node, p, false);
    case BYTES:
      return readBytes(node, p, load<u32>(node, FIRST) !== 0);
    case INT32:
    case INT32_TEXT:
      return readInt32(node, p);
    case INT64:
    case INT64_TEXT:
      return readInt64(node, p);
    case FLOAT32:
      return readFloat32(node, p);
    case FLOAT64:
      return readFloat64(node, p);
    case DECIMAL:
      return readDecimal(node, p);
    case DECIMAL_TEXT:
      return readDecimalText(node, p);
    case TIMESTAMP_EPOCH:
      return readTimestampEpoch(node, p);
    case DATE_EPOCH:
      return readDateEpoch(node, p);
    default:
      return 0;
  }
}

/** Read a text; most are short and have no escapes. */
export function readText(node: usize, p: usize): usize {
  const at = valueEnd(node);
  const bytes = v128.load(p);
  const marks = special(bytes);
  const length = ctz(marks) as usize;
  if (marks === 0 || byteAt(p + length) !== QUOTE || at + 4 + length > valueLimit(node)) {
    return readLongText(node, p);
  }
  store<u32>(at, length as u32);
  v128.store(at + 4, bytes);
  setValueEnd(node, at + 4 + length);
  return p + length + 1;
}

function readLongText(node: usize, p: usize): usize {
  const at = valueEnd(node);
  const end = copyText(p, at + 4, valueLimit(node));
  if (end === 0) return 0;
  store<u32>(at, (copyEnd - at - 4) as u32);
  setValueEnd(node, copyEnd);
  return end;
}

/** The host has put the symbols one after another, each as JSON spells it with its closing quote. */
function isSymbol(node: usize, p: usize): bool {
  let symbol = load<u32>(node, FIRST) as usize;
  for (let left = load<u32>(node, SECOND); left > 0; left--) {
    const length = load<u32>(symbol) as usize;
    if (areEqual(symbol + 4, p, length)) return true;
    symbol += 4 + length;
  }
  return false;
}

/** Whether 36 characters are hexadecimal digits, and hyphens in their four places. */
function isUuid(p: usize): bool {
  const hyphens = i8x16(0, 0, 0, 0, 0, 0, 0, 0, -1, 0, 0, 0, 0, -1, 0, 0);
  const nextHyphens = i8x16(0, 0, -1, 0, 0, 0, 0, -1, 0, 0, 0, 0, 0, 0, 0, 0);
  const lastHyphens = i8x16(0, 0, 0, -1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
  return (
    isHexBut(v128.load(p), hyphens) &&
    isHexBut(v128.load(p, 16), nextHyphens) &&
    isHexBut(v128.load(p, 20), lastHyphens) &&
    byteAt(p + 36) === QUOTE
  );
}

function copyUuid(node: usize, p: usize): usize {
  const at = valueEnd(node);
  if (at + 40 > valueLimit(node)) return full();
  store<u32>(at, 36);
  copy(at + 4, p, 36);
  setValueEnd(node, at + 40);
  return p + 37;
}

function isHexBut(text: v128, hyphens: v128): bool {
  const digits = i8x16.lt_u(i8x16.sub(text, i8x16.splat(0x30)), i8x16.splat(10));
  const lower = v128.or(text, i8x16.splat(0x20));
  const letters = i8x16.lt_u(i8x16.sub(lower, i8x16.splat(0x61)), i8x16.splat(6));
  const hyphen = i8x16.eq(text, i8x16.splat(MINUS as i8));
  return i8x16.all_true(v128.bitselect(hyphen, v128.or(digits, letters), hyphens));
}
