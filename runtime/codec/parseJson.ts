import { visit } from "jsonc-parser";
import type { WrittenMap, WrittenValue } from "./AttributeValue.js";
import { fitsDynamoDB, parseNumber } from "./numberText.js";
import type { Place } from "./Place.js";
import { put } from "./put.js";

/** Parse JSON text into an attribute value, numbers digit by digit; `JSON.parse` would round them. */
export function parseJson(text: string, at: Place): WrittenValue | null {
  try {
    JSON.parse(text);
  } catch {
    return at.misfit("not JSON", undefined);
  }
  const builder = new Builder();
  visit(text, {
    onObjectBegin: () => builder.open({ M: {} }),
    onObjectProperty: (name) => {
      builder.name = name;
    },
    onObjectEnd: () => builder.close(),
    onArrayBegin: () => builder.open({ L: [] }),
    onArrayEnd: () => builder.close(),
    onLiteralValue: (value, offset, length) =>
      builder.add(scalar(value, text.slice(offset, offset + length))),
  });
  if (builder.tooLarge) return at.misfit("a number that DynamoDB does not store", undefined);
  return builder.root;
}

class Builder {
  root: WrittenValue = { NULL: true };
  name = "";
  tooLarge = false;
  private readonly open_: Container[] = [];

  open(container: Container): void {
    this.add(container);
    this.open_.push(container);
  }

  close(): void {
    this.open_.pop();
  }

  add(value: WrittenValue): void {
    if ("N" in value) this.tooLarge ||= !fitsDynamoDB(parseNumber(value.N) ?? notANumber);
    const parent = this.open_.at(-1);
    if (parent === undefined) this.root = value;
    else if ("M" in parent) put(parent.M, this.name, value);
    else parent.L.push(value);
  }
}

type Container = { M: WrittenMap } | { L: WrittenValue[] };
const notANumber = { negative: false, digits: "9".repeat(39), exponent: 0 };

function scalar(value: unknown, source: string): WrittenValue {
  if (typeof value === "string") return { S: value };
  if (typeof value === "number") return { N: source };
  return typeof value === "boolean" ? { BOOL: value } : { NULL: true };
}
