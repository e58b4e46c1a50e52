import type { SchemaElement } from "hyparquet";
import type { LeafShape, LeafType, Shape } from "./Shape.js";

/**
 * Read the columns' shapes from a Parquet schema, as the generated mappings hold it.
 *
 * @param schema - depth first, the root first
 * @throws {RangeError} if it has a type that no generated schema has
 */
export function parquetShape(schema: readonly SchemaElement[]): readonly Shape[] {
  const reader = new ElementReader(schema);
  return reader.children(reader.next());
}

class ElementReader {
  #next = 0;

  constructor(private readonly elements: readonly SchemaElement[]) {}

  next(): SchemaElement {
    const element = this.elements[this.#next++];
    if (element === undefined) throw new RangeError("the schema ends within a group");
    return element;
  }

  children(group: SchemaElement): readonly Shape[] {
    return Array.from({ length: group.num_children ?? 0 }, () => this.shape());
  }

  shape(): Shape {
    const element = this.next();
    const named = { name: element.name, optional: element.repetition_type === "OPTIONAL" };
    if (element.type !== undefined) return { kind: "leaf", ...named, type: leafType(element) };
    if (element.converted_type === "LIST") {
      this.next();
      return { kind: "list", ...named, element: this.shape() };
    }
    if (element.converted_type === "MAP") {
      this.next();
      return { kind: "map", ...named, key: this.shape() as LeafShape, value: this.shape() };
    }
    return { kind: "struct", ...named, members: this.children(element) };
  }
}

const plainKinds = {
  BOOLEAN: "boolean",
  INT32: "int32",
  INT64: "int64",
  FLOAT: "float32",
  DOUBLE: "float64",
  BYTE_ARRAY: "bytes",
} as const;

function leafType({ type, converted_type, precision = 0, scale = 0 }: SchemaElement): LeafType {
  switch (converted_type) {
    case "DECIMAL":
      return { kind: "decimal", precision, scale };
    case "DATE":
      return { kind: "date" };
    case "TIMESTAMP_MILLIS":
      return { kind: "timestamp" };
    case "UTF8":
      return { kind: "text" };
  }
  const kind = plainKinds[type as keyof typeof plainKinds];
  if (kind === undefined) throw new RangeError(`no column of type ${type}`);
  return { kind };
}
