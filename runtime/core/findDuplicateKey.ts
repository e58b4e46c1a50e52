import { escapePointer } from "../codec/jsonPointer.js";
import { endOfString } from "./jsonText.js";

/**
 * Find the first key that comes twice in an object.
 *
 * @param text - JSON
 * @returns its JSON Pointer, or an empty one where each key comes once
 */
export function findDuplicateKey(text: string): string {
  const path: Container[] = [];
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (sign === '"') {
      const end = endOfString(text, at);
      if (path.at(-1)?.meet(text.slice(at, end + 1))) return pointer(path);
      at = end;
    } else if (sign === "{") path.push(new ObjectKeys());
    else if (sign === "[") path.push(new ArrayIndexes());
    else if (sign === "}" || sign === "]") path.pop();
    else if (sign === ",") path.at(-1)?.next();
    else if (sign === ":") path.at(-1)?.enter();
  }
  return "";
}

function pointer(path: readonly Container[]): string {
  return path.map(({ segment }) => `/${escapePointer(segment)}`).join("");
}

/** An object or array that is open where the scan stands. */
interface Container {
  /** The key or index that is being read. */
  readonly segment: string;
  /** Take a string; true if it is a key that came before. */
  meet(json: string): boolean;
  next(): void;
  enter(): void;
}

class ObjectKeys implements Container {
  segment = "";
  readonly #met = new Set<string>();
  #atKey = true;

  meet(json: string): boolean {
    if (!this.#atKey) return false;
    this.segment = JSON.parse(json);
    const again = this.#met.has(this.segment);
    this.#met.add(this.segment);
    return again;
  }

  next(): void {
    this.#atKey = true;
  }

  enter(): void {
    this.#atKey = false;
  }
}

class ArrayIndexes implements Container {
  #index = 0;

  get segment(): string {
    return String(this.#index);
  }

  meet(): boolean {
    return false;
  }

  next(): void {
    this.#index++;
  }

  enter(): void {}
}
