import type { Arena } from "./Arena.js";
import { hashBytes } from "./hashBytes.js";
import {
  headBytes,
  headOffsets,
  nodeBytes,
  nodeWords,
  optionalCount,
  requiredCount,
} from "./layout.js";
import { operations } from "./operations.js";
import type { PlanNode } from "./PlanNode.js";
import { withLength } from "./withLength.js";

/** Where a plan has been written: its nodes lie in one piece. */
export interface WrittenPlan {
  readonly address: number;
  readonly count: number;
}

/** Write a plan's nodes into memory, the root first. */
export function writePlan(root: PlanNode, arena: Arena): WrittenPlan {
  const count = countNodes(root);
  const address = arena.take(count * nodeBytes);
  new PlanWriter(arena, address).write([root]);
  return { address, count };
}

function countNodes({ children }: PlanNode): number {
  return children.reduce((count, child) => count + countNodes(child), 1);
}

class PlanWriter {
  /** An image stands below two members, and is one. */
  readonly #written = new Map<PlanNode, number>();

  constructor(
    private readonly arena: Arena,
    private next: number,
  ) {}

  /** Write siblings in a row, then what is inside each, and give the address of the first. */
  write(siblings: readonly PlanNode[]): number {
    const [first] = siblings;
    const known = first && this.#written.get(first);
    if (known !== undefined) return known;
    const address = this.next;
    this.next += siblings.length * nodeBytes;
    for (const [index, node] of siblings.entries()) {
      this.#written.set(node, address + index * nodeBytes);
    }
    for (const [index, node] of siblings.entries()) this.#node(node, address + index * nodeBytes);
    return address;
  }

  #node(node: PlanNode, address: number): void {
    const words: Record<keyof typeof nodeWords, number> = {
      operation: operations[node.operation],
      leaf: node.leaf,
      leaves: node.leaves,
      present: node.present,
      inner: node.inner,
      count: countOf(node),
      null: node.null,
      first: node.numbers[0],
      second: node.numbers[1],
      children: this.write(node.children),
      entered: node.entered,
      countInside: node.children.reduce((count, child) => count + countOf(child), 0),
      keyIndex: node.keyIndex,
      ...this.#literal(node, address),
      ...this.#table(node.children),
      ...(node.symbols.length > 0 && this.#symbols(node.symbols)),
    };
    for (const [name, index] of Object.entries(nodeWords)) {
      this.arena.setWords(address + index * 4, [words[name as keyof typeof nodeWords]]);
    }
  }

  #literal(node: PlanNode, address: number) {
    const key = Buffer.from(node.name === undefined ? "" : `${spelt(node.name)}:`);
    const literal = Buffer.concat([key, Buffer.from(headOf(node))]);
    const head = literal.subarray(0, headBytes);
    this.arena.bytes.set(head, address + headOffsets.head);
    const mask = address + headOffsets.mask;
    this.arena.bytes.fill(0xff, mask, mask + head.length);
    return { key: this.arena.put(literal), keyLength: key.length, literalLength: literal.length };
  }

  /** Fields by the hash of their names' bytes, half of the places empty. */
  #table(children: readonly PlanNode[]) {
    const size = 2 ** Math.ceil(Math.log2(children.length * 2 + 1));
    const slots = new Array<number>(size).fill(0);
    for (const child of children) {
      if (child.name === undefined) continue;
      let slot = hashBytes(Buffer.from(spelt(child.name).slice(1, -1))) % size;
      while (slots[slot] !== 0) slot = (slot + 1) % size;
      slots[slot] = this.#written.get(child) ?? 0;
    }
    const table = this.arena.take(size * 4);
    this.arena.setWords(table, slots);
    return { table, tableMask: size - 1 };
  }

  /** Each symbol as JSON spells it, its opening quote left out, behind its length. */
  #symbols(symbols: readonly string[]) {
    const parts = symbols.map((symbol) => withLength(JSON.stringify(symbol).slice(1)));
    return { first: this.arena.put(Buffer.concat(parts)), second: symbols.length };
  }
}

function countOf({ isRequired }: PlanNode): number {
  return isRequired ? requiredCount : optionalCount;
}

/** Spell how the values begin that the node reads. */
function headOf({ operation, numbers }: PlanNode): string {
  const number = operations[operation];
  if (number < operations.int32) return '{"S":"';
  if (number < operations.bytes) return '{"N":"';
  switch (operation) {
    case "bytes":
      return '{"B":"';
    case "boolean":
      return '{"BOOL":';
    case "list":
      return '{"L":[';
    case "set":
      return `{"${String.fromCharCode(numbers[0])}S":[`;
    case "map":
    case "struct":
      return '{"M":{';
    default:
      return "";
  }
}

/** A name that needs escapes in JSON is left to the slow path: no key is spelt like this. */
function spelt(name: string): string {
  const json = JSON.stringify(name);
  return json.includes("\\") || !name.isWellFormed() ? "\u0000" : json;
}
