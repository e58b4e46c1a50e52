import { type Conversion, mismatch } from "../Conversion.js";

/** `S` ↔ string. A lone surrogate has no UTF-8, so text with one does not fit. */
export const asText: Conversion<string> = {
  read(value, at) {
    const text = value.S;
    if (typeof text !== "string") return mismatch("S", value, at);
    return text.isWellFormed() ? text : at.misfit("a lone surrogate is not UTF-8", value);
  },
  write(value, at) {
    return value.isWellFormed()
      ? { S: value }
      : at.misfit("a lone surrogate is not UTF-8", undefined);
  },
};

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** `S` ↔ the text of a UUID, in the letters' case that it came in. */
export const asUuid: Conversion<string> = matching(uuidPattern, "not a UUID");

/** `S` ↔ one of a schema's symbols; another symbol does not fit. */
export function asSymbol<S extends string>(...symbols: readonly S[]): Conversion<S> {
  const known: ReadonlySet<string> = new Set(symbols);
  return {
    read(value, at) {
      if (typeof value.S !== "string") return mismatch("S", value, at);
      return known.has(value.S) ? (value.S as S) : at.misfit("not a symbol of the schema", value);
    },
    write(value, at) {
      return known.has(value) ? { S: value } : at.misfit("not a symbol of the schema", undefined);
    },
  };
}

function matching(pattern: RegExp, problem: string): Conversion<string> {
  return {
    read(value, at) {
      if (typeof value.S !== "string") return mismatch("S", value, at);
      return pattern.test(value.S) ? value.S : at.misfit(problem, value);
    },
    write(value, at) {
      return pattern.test(value) ? { S: value } : at.misfit(problem, undefined);
    },
  };
}
