import type { BinarySpelling } from "../codec/binary.js";
import { escapePointer } from "../codec/jsonPointer.js";
import type { PlanField, PlanValue, ScanPlan } from "../codec/ScanPlan.js";
import { allowed, mostNulls, refused, reported } from "./layout.js";
import { chooseOperation, numbersOf, type Operation } from "./operations.js";

/** A node of the plan, as the kernel has it, before it has an address. */
export interface PlanNode {
  readonly operation: Operation;
  readonly leaf: number;
  readonly leaves: number;
  readonly present: number;
  readonly inner: number;
  /** Whether the field must not be missing. */
  readonly isRequired: boolean;
  readonly null: number;
  readonly numbers: readonly [number, number];
  readonly symbols: readonly string[];
  readonly children: readonly PlanNode[];
  /** How many children, the first ones, are fields that append levels where they are missing. */
  readonly entered: number;
  /** The member's name; undefined in lists and maps. */
  readonly name: string | undefined;
  /** Index among the key's attributes, plus 1. */
  readonly keyIndex: number;
}

/** Make a node; what is not said is nothing. */
export function planNode(operation: Operation, some: Partial<PlanNode>): PlanNode {
  return {
    operation,
    leaf: 0,
    leaves: 0,
    present: 0,
    inner: 0,
    isRequired: true,
    null: refused,
    numbers: [0, 0],
    symbols: [],
    children: [],
    entered: 0,
    name: undefined,
    keyIndex: 0,
    ...some,
  };
}

/** Where a value stands among columns. */
interface Context {
  readonly definition: number;
  readonly repetition: number;
  /** JSON Pointer of what holds it; undefined where that is not one place, but a list's or map's. */
  readonly pointer: string | undefined;
}

/** Makes the nodes of a plan's fields, with the leaf columns numbered in order, behind others. */
export class ImageNodes {
  readonly nodes: readonly PlanNode[];
  /** JSON Pointers of the fields whose NULL is reported, by bit. */
  readonly nulls: string[] = [];
  #leaves: number;
  readonly #inputs: ReadonlySet<string>;

  constructor(
    plan: ScanPlan,
    private readonly key: readonly string[],
    private readonly binary: BinarySpelling,
    firstLeaf: number,
  ) {
    this.#leaves = firstLeaf;
    this.#inputs = new Set(plan.derived.flatMap(({ from }) => from));
    this.nodes = plan.fields.map((field) => this.#field(field, root));
  }

  #field(field: PlanField, context: Context): PlanNode {
    const isTop = context === root;
    return this.#value(field, context, {
      name: field.attribute,
      isRequired: !field.optional,
      null: this.#nullPolicy(field, context, isTop),
      keyIndex: isTop ? this.key.indexOf(field.attribute) + 1 : 0,
    });
  }

  /** A cell tells NULL from missing where the field is required; elsewhere it is reported. */
  #nullPolicy(field: PlanField, { pointer }: Context, isTop: boolean): number {
    if (!field.nullable) return refused;
    if (!field.optional) return allowed;
    const isInput = isTop && this.#inputs.has(field.column);
    if (pointer === undefined || isInput || this.nulls.length === mostNulls) return refused;
    this.nulls.push(pointer + escaped(field.attribute));
    return reported + this.nulls.length - 1;
  }

  #element(value: PlanValue, context: Context): PlanNode {
    return this.#value(value, context, { null: value.nullable ? allowed : refused });
  }

  #value(value: PlanValue, context: Context, some: Partial<PlanNode>): PlanNode {
    const leaf = this.#leaves;
    const present = context.definition + 1;
    const operation = chooseOperation(value);
    const children = this.#children(value, context, present, some.name);
    if (children.length === 0) this.#leaves++;
    return planNode(operation, {
      leaf,
      leaves: this.#leaves - leaf,
      present,
      inner: context.repetition + 1,
      numbers: numbersOf(value, this.binary),
      symbols: operation === "symbol" ? (value.parameters ?? []).map(String) : [],
      children,
      entered: operation === "struct" ? children.length : 0,
      ...some,
    });
  }

  #children(
    { conversion, element, fields }: PlanValue,
    { repetition, pointer }: Context,
    present: number,
    name: string | undefined,
  ): readonly PlanNode[] {
    if (fields !== undefined) {
      const path =
        pointer === undefined || name === undefined ? undefined : pointer + escaped(name);
      const within = { definition: present, repetition, pointer: path };
      return fields.map((field) => this.#field(field, within));
    }
    if (element === undefined) return [];
    const within = { definition: present + 1, repetition: repetition + 1, pointer: undefined };
    return [
      ...(conversion === "asMap" ? [this.#mapKey(present + 1)] : []),
      this.#element(element, within),
    ];
  }

  #mapKey(present: number): PlanNode {
    return planNode("text", { leaf: this.#leaves++, leaves: 1, present });
  }
}

const root: Context = { definition: 0, repetition: 0, pointer: "" };

function escaped(attribute: string): string {
  return `/${escapePointer(attribute)}`;
}

/** Make the nodes of the change record around an image of these fields. */
export function recordNode(image: readonly PlanNode[], key: readonly string[]): PlanNode {
  const member = (operation: Operation, name: string, some: Partial<PlanNode> = {}) =>
    planNode(operation, { name, isRequired: false, ...some });
  const required = { isRequired: true };
  const struct = imageNode(image);
  const images = [
    member("time", "ApproximateCreationDateTime", required),
    member("keys", "Keys", {
      ...required,
      children: key.map((name, index) =>
        member("keyValue", name, { ...required, keyIndex: index + 1 }),
      ),
    }),
    member("newImage", "NewImage", { children: [struct] }),
    member("oldImage", "OldImage", { children: [struct] }),
    member("pass", "SizeBytes"),
    member("precision", "ApproximateCreationDateTimePrecision"),
  ];
  return planNode("record", {
    children: [
      member("pass", "awsRegion"),
      member("eventId", "eventID", required),
      member("eventName", "eventName", required),
      member("identity", "userIdentity"),
      member("pass", "recordFormat"),
      member("tableName", "tableName", required),
      member("record", "dynamodb", { ...required, children: images }),
      member("pass", "eventSource"),
    ],
  });
}

/** Make the nodes of a snapshot's line around an item of these fields: `{"Item": …}`. */
export function lineNode(item: readonly PlanNode[]): PlanNode {
  const children = [imageNode(item)];
  return planNode("record", { children: [planNode("item", { name: "Item", children })] });
}

/** The levels of a column in no list are 0 until they are set, which is what a missing field has. */
function imageNode(fields: readonly PlanNode[]): PlanNode {
  const entered = fields.filter(isRepeated);
  const others = fields.filter((field) => !isRepeated(field));
  return planNode("struct", { children: [...entered, ...others], entered: entered.length });
}

function isRepeated({ operation, children }: PlanNode): boolean {
  return ["list", "set", "map"].includes(operation) || children.some(isRepeated);
}
