import { readFileSync } from "node:fs";
import {
  findNodeAtLocation,
  type Node,
  type ParseError,
  parse,
  parseTree,
  printParseErrorCode,
} from "jsonc-parser";
import { unescapePointer } from "../codec/jsonPointer.js";
import { UserError } from "./UserError.js";

/** A JSON file that knows where its values stand. */
export class JsonFile {
  readonly path: string;
  readonly value: unknown;
  readonly #text: string;
  readonly #tree: Node | undefined;

  /**
   * @param text - what is in the file, where it is read already
   * @throws {UserError} if the file cannot be read or is not JSON
   */
  constructor(path: string, text = readText(path)) {
    this.path = path;
    this.#text = text;
    const errors: ParseError[] = [];
    this.value = parse(this.#text, errors, { disallowComments: true });
    this.#tree = parseTree(this.#text, [], { disallowComments: true });
    const [error] = errors;
    if (error) {
      const place = `${path}:${this.#position(error.offset)}`;
      throw UserError.at(place, "json", printParseErrorCode(error.error));
    }
  }

  /** Tell where the value at a JSON Pointer stands, or what is nearest around it. */
  place(pointer: string): string {
    return `${this.path}:${this.#position(this.offset(pointer))}`;
  }

  /** Give the offset in the text of the value at a JSON Pointer, or of the nearest around it. */
  offset(pointer: string): number {
    let node = this.#tree;
    for (const segment of pointer.split("/").slice(1).map(unescapePointer)) {
      const inner = node && findNodeAtLocation(node, [indexOrName(node, segment)]);
      if (!inner) break;
      node = inner;
    }
    return node?.offset ?? 0;
  }

  #position(offset: number): string {
    const before = this.#text.slice(0, offset).split("\n");
    return `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const problem = code === "ENOENT" ? "there is no such file" : `cannot be read (${code})`;
    throw UserError.at(path, "file", problem);
  }
}

function indexOrName(node: Node, segment: string): string | number {
  return node.type === "array" ? Number(segment) : segment;
}
