import type { AttributeMap, AttributeValue } from "../../codec/AttributeValue.js";

/** What one write did to one item. An image is the whole item, binary in plain base64. */
export interface Write {
  readonly eventName: "INSERT" | "MODIFY" | "REMOVE";
  /** The key attributes alone. */
  readonly keys: AttributeMap;
  readonly newImage: AttributeMap | undefined;
  readonly oldImage: AttributeMap | undefined;
}

/** A DynamoDB table in memory, as far as change records depend on it: items by key. */
export class ItemStore {
  readonly #keyNames: readonly string[];
  readonly #items = new Map<string, AttributeMap>();

  /** `keyNames`: attribute names of the primary key, partition first. */
  constructor(keyNames: readonly string[] = ["id"]) {
    this.#keyNames = keyNames;
  }

  /** Put a whole item in place of the one with its key, if there is one. */
  put(item: AttributeMap): Write {
    const keys = this.keysOf(item);
    const oldImage = this.#items.get(identity(keys));
    this.#items.set(identity(keys), item);
    return { eventName: oldImage ? "MODIFY" : "INSERT", keys, newImage: item, oldImage };
  }

  /** Remove an item; `undefined` where there is none, for then DynamoDB writes no change. */
  remove(item: AttributeMap): Write | undefined {
    const keys = this.keysOf(item);
    const oldImage = this.#items.get(identity(keys));
    if (oldImage === undefined) return undefined;
    this.#items.delete(identity(keys));
    return { eventName: "REMOVE", keys, newImage: undefined, oldImage };
  }

  /** Return the item with the key attributes of `item`. */
  get(item: AttributeMap): AttributeMap | undefined {
    return this.#items.get(identity(this.keysOf(item)));
  }

  /** Return all items, those written first before the others. */
  items(): AttributeMap[] {
    return [...this.#items.values()];
  }

  get size(): number {
    return this.#items.size;
  }

  /** Return the key attributes of an item. */
  keysOf(item: AttributeMap): AttributeMap {
    return Object.fromEntries(this.#keyNames.map((name) => [name, keyAttribute(item, name)]));
  }
}

function keyAttribute(item: AttributeMap, name: string): AttributeValue {
  const value = item[name];
  if (value === undefined) throw new TypeError(`the item has no key attribute ${name}`);
  return value;
}

function identity(keys: AttributeMap): string {
  return JSON.stringify(Object.values(keys));
}
