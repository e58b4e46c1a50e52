import { type JSONVisitor, printParseErrorCode, visit } from "jsonc-parser";

/** A place in a schema file. Lines and columns count from 1; a column is a UTF-16 unit. */
export interface SourceLocation {
  /** As the user named it: relative to the working directory where it lies below it. */
  readonly file: string;
  /** JSON Pointer (RFC 6901) as a URI fragment: `#/properties/amount`. */
  readonly pointer: string;
  readonly line: number;
  readonly column: number;
}

export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;
/** Has no prototype, so that `__proto__` and `constructor` are keys like any other. */
export interface JsonObject {
  readonly [key: string]: JsonValue;
}

/** A file's text and the value it spells, each part of which can be located. */
export interface Source {
  readonly file: string;
  readonly text: string;
  /** `undefined` where the text is not JSON. */
  readonly value: JsonValue | undefined;
  /** Locate what a JSON Pointer (`/properties/amount`) names: its key, or the value in an array. */
  locate(pointer: string): SourceLocation;
  /** Give the text of the value that a JSON Pointer names, digit by digit. */
  textAt(pointer: string): string | undefined;
}

/** What keeps a text from being JSON that means one thing. */
export type Fault =
  | { readonly code: "json-syntax"; readonly location: SourceLocation; readonly problem: string }
  | { readonly code: "json-depth"; readonly location: SourceLocation; readonly limit: number }
  | {
      readonly code: "duplicate-key";
      readonly location: SourceLocation;
      readonly key: string;
      readonly line: number;
    };

export interface ParsedSource {
  readonly source: Source;
  readonly faults: readonly Fault[];
}

/** Deeper nesting is refused: no item nests deeper than 32 levels, and the parser recurses. */
export const nestingLimit = 500;

/** Parse JSON text (RFC 8259; a byte order mark is passed over) and keep every position. */
export function parseSource(file: string, text: string): ParsedSource {
  const reader = new SourceReader(file, text.startsWith("\uFEFF") ? text.slice(1) : text);
  return reader.read();
}

/** Escape a key for a JSON Pointer. */
export function pointerSegment(key: string): string {
  return /[~/]/.test(key) ? key.replaceAll("~", "~0").replaceAll("/", "~1") : key;
}

/** Spell a JSON Pointer as a URI fragment (RFC 6901, section 6). */
export function pointerFragment(pointer: string): string {
  if (/^[\w/-]*$/.test(pointer)) return `#${pointer}`;
  const encoded = encodeURIComponent(pointer.toWellFormed());
  return `#${encoded.replace(/%(?:2F|21|24|26|27|28|29|2A|2B|2C|3A|3B|3D|40)/g, decodeURIComponent)}`;
}

/** Split a JSON Pointer into its keys. */
export function pointerKeys(pointer: string): string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((segment) => segment.replaceAll("~1", "/").replaceAll("~0", "~"));
}

interface Span {
  /** Offset of the key, or of the value where there is none. */
  readonly key: number;
  readonly start: number;
  end: number;
}

interface Container {
  readonly pointer: string;
  readonly value: Record<string, JsonValue> | JsonValue[];
  /** The key whose value comes next. */
  key: string;
  keyOffset: number;
}

class TooDeep extends Error {
  constructor(readonly offset: number) {
    super();
  }
}

class SourceReader {
  readonly #file: string;
  readonly #text: string;
  readonly #lines: readonly number[];
  readonly #spans = new Map<string, Span>();
  readonly #containers: Container[] = [];
  readonly #faults: Fault[] = [];
  #value: JsonValue | undefined;
  #malformed = false;
  #hasComments = false;

  constructor(file: string, text: string) {
    this.#file = file;
    this.#text = text;
    this.#lines = lineStarts(text);
  }

  read(): ParsedSource {
    try {
      visit(this.#text, this.#visitor(), { disallowComments: true });
    } catch (error) {
      if (!(error instanceof TooDeep)) throw error;
      this.#fault(error.offset, { code: "json-depth", limit: nestingLimit });
      this.#value = undefined;
    }
    return { source: this.#source(), faults: this.#faults };
  }

  #source(): Source {
    return {
      file: this.#file,
      text: this.#text,
      value: this.#faults.some(({ code }) => code === "json-syntax") ? undefined : this.#value,
      locate: (pointer) => this.#location(this.#span(pointer)?.key ?? 0, pointer),
      textAt: (pointer) => {
        const span = this.#spans.get(pointer);
        return span && this.#text.slice(span.start, span.end);
      },
    };
  }

  /** The span of what is named, or of the nearest thing around it. */
  #span(pointer: string): Span | undefined {
    for (let at = pointer; at !== ""; at = at.slice(0, at.lastIndexOf("/"))) {
      const span = this.#spans.get(at);
      if (span) return span;
    }
    return this.#spans.get("");
  }

  #visitor(): JSONVisitor {
    return {
      onObjectBegin: (offset) => this.#begin(Object.create(null), offset),
      onArrayBegin: (offset) => this.#begin([], offset),
      onObjectProperty: (key, offset) => this.#property(key, offset),
      onLiteralValue: (value, offset, length) => this.#add(value, offset, offset + length),
      onObjectEnd: (offset) => this.#end(offset + 1),
      onArrayEnd: (offset) => this.#end(offset + 1),
      onError: (error, offset) => this.#syntaxError(printParseErrorCode(error), offset),
    };
  }

  #begin(value: Record<string, JsonValue> | JsonValue[], offset: number): void {
    if (this.#containers.length >= nestingLimit) throw new TooDeep(offset);
    const pointer = this.#add(value, offset, this.#text.length);
    this.#containers.push({ pointer, value, key: "", keyOffset: offset });
  }

  #end(end: number): void {
    const container = this.#containers.pop();
    const span = container && this.#spans.get(container.pointer);
    if (span) span.end = end;
  }

  #property(key: string, offset: number): void {
    const container = this.#containers.at(-1);
    if (!container) return;
    container.key = key;
    container.keyOffset = offset;
    const first = this.#spans.get(`${container.pointer}/${pointerSegment(key)}`);
    if (first) {
      const { line } = this.#location(first.key, container.pointer);
      this.#fault(offset, { code: "duplicate-key", key, line });
    }
  }

  #add(value: JsonValue, start: number, end: number): string {
    const container = this.#containers.at(-1);
    if (!container) {
      this.#value = value;
      this.#spans.set("", { key: start, start, end });
      return "";
    }
    const isArray = Array.isArray(container.value);
    const key = isArray ? String((container.value as JsonValue[]).length) : container.key;
    const pointer = `${container.pointer}/${pointerSegment(key)}`;
    this.#spans.set(pointer, { key: isArray ? start : container.keyOffset, start, end });
    (container.value as Record<string, JsonValue>)[key] = value;
    return pointer;
  }

  /** Of slips that make the parser stumble on, and of comments, only the first is worth telling. */
  #syntaxError(name: string, offset: number): void {
    const comma = trailingComma(this.#text, offset);
    if (comma !== undefined) {
      this.#syntaxFault(comma, "a comma with nothing after it");
    } else if (name === "InvalidCommentToken") {
      if (!this.#hasComments) this.#syntaxFault(offset, "JSON has no comments");
      this.#hasComments = true;
    } else if (!this.#malformed) {
      this.#malformed = true;
      this.#syntaxFault(offset, problems[name] ?? `this is not JSON (${name})`);
    }
  }

  #syntaxFault(offset: number, problem: string): void {
    const location = this.#location(offset, this.#containers.at(-1)?.pointer ?? "");
    const last = this.#faults.at(-1)?.location;
    if (last?.line === location.line && last.column === location.column) return;
    this.#faults.push({ code: "json-syntax", location, problem });
  }

  #fault(
    offset: number,
    fault:
      | { code: "json-depth"; limit: number }
      | { code: "duplicate-key"; key: string; line: number },
  ): void {
    const pointer = this.#containers.at(-1)?.pointer ?? "";
    this.#faults.push({ ...fault, location: this.#location(offset, pointer) });
  }

  #location(offset: number, pointer: string): SourceLocation {
    const line = lastAtOrBelow(this.#lines, offset);
    return {
      file: this.#file,
      pointer: pointerFragment(pointer),
      line: line + 1,
      column: offset - (this.#lines[line] ?? 0) + 1,
    };
  }
}

/** What jsonc-parser's error codes mean to a reader. */
const problems: Readonly<Record<string, string>> = {
  InvalidSymbol: "this is not JSON; text stands in double quotes",
  InvalidNumberFormat: "this is not a JSON number",
  PropertyNameExpected: "expected a property name in double quotes",
  ValueExpected: "expected a value",
  ColonExpected: "expected a colon",
  CommaExpected: "expected a comma",
  CloseBraceExpected: "expected a closing brace",
  CloseBracketExpected: "expected a closing bracket",
  EndOfFileExpected: "nothing may follow the value",
  UnexpectedEndOfString: "the text is not closed",
  UnexpectedEndOfNumber: "the number is not complete",
  InvalidUnicode: "\\u takes four hexadecimal digits",
  InvalidEscapeCharacter: "JSON does not know this escape",
  InvalidCharacter: "a control character must be escaped",
};

/** Give the offset of the comma before a closing bracket or brace at `offset`. */
function trailingComma(text: string, offset: number): number | undefined {
  if (text[offset] !== "}" && text[offset] !== "]") return undefined;
  let before = offset - 1;
  while (" \t\r\n".includes(text[before] ?? "x")) before--;
  return text[before] === "," ? before : undefined;
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (const { index, 0: end } of text.matchAll(/\r\n|\n|\r/g)) starts.push(index + end.length);
  return starts;
}

function lastAtOrBelow(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((sorted[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
