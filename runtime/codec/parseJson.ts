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
  for (const [token] of text.matchAll(tokens)) builder.take(token);
  if (builder.tooLarge) return at.misfit("a number that DynamoDB does not store", undefined);
  return builder.root;
}

/** The tokens of JSON that has been found to be JSON; white space, commas and colons say no more. */
const tokens = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\]]|[^\s{}[\],:"]+/g;

class Builder {
  root: WrittenValue = { NULL: true };
  tooLarge = false;
  private name: string | undefined;
  private readonly open_: Container[] = [];

  take(token: string): void {
    if (token === "}" || token === "]") this.open_.pop();
    else if (this.isName()) this.name = JSON.parse(token);
    else this.add(spelt(token));
  }

  /** In an object, every other token that is a value's is a name. */
  private isName(): boolean {
    const parent = this.open_.at(-1);
    return parent !== undefined && "M" in parent && this.name === undefined;
  }

  private add(value: WrittenValue): void {
    if ("N" in value) this.tooLarge ||= !fitsDynamoDB(parseNumber(value.N) ?? notANumber);
    const parent = this.open_.at(-1);
    if (parent === undefined) this.root = value;
    else if ("M" in parent) put(parent.M, this.takeName(), value);
    else parent.L.push(value);
    if ("M" in value || "L" in value) this.open_.push(value as Container);
  }

  private takeName(): string {
    const name = this.name ?? "";
    this.name = undefined;
    return name;
  }
}

type Container = { M: WrittenMap } | { L: WrittenValue[] };
const notANumber = { negative: false, digits: "9".repeat(39), exponent: 0 };

function spelt(token: string): WrittenValue {
  switch (token[0]) {
    case "{":
      return { M: {} };
    case "[":
      return { L: [] };
    case '"':
      return { S: JSON.parse(token) };
    case "t":
    case "f":
      return { BOOL: token === "true" };
    case "n":
      return { NULL: true };
    default:
      return { N: token };
  }
}
