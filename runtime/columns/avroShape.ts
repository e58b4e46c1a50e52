import type { LeafType, Shape } from "./Shape.js";

/**
 * Read the columns' shapes from an Avro schema, as the generated mappings hold it.
 *
 * @param schema - JSON text
 * @throws {RangeError} if it has a type that no generated schema has
 */
export function avroShape(schema: string): readonly Shape[] {
  return fieldsOf(JSON.parse(schema), new Map());
}

interface Definition {
  readonly type: string;
  readonly logicalType?: string;
  readonly name?: string;
  readonly precision?: number;
  readonly scale?: number;
  readonly fields?: readonly { readonly name: string; readonly type: AvroType }[];
  readonly items?: AvroType;
  readonly values?: AvroType;
}
type AvroType = string | Definition | readonly ["null", AvroType];
type Records = Map<string, readonly Shape[]>;

function fieldsOf(record: Definition, records: Records): readonly Shape[] {
  const shapes = (record.fields ?? []).map(({ name, type }) => shapeOf(name, type, records));
  records.set(record.name ?? "", shapes);
  return shapes;
}

function shapeOf(name: string, type: AvroType, records: Records): Shape {
  const optional = Array.isArray(type);
  const inner: AvroType = optional ? type[1] : type;
  const definition: Definition =
    typeof inner === "string" ? { type: inner } : (inner as Definition);
  const named = { name, optional };
  const known = records.get(definition.type);
  if (known) return { kind: "struct", ...named, members: known };
  switch (definition.type) {
    case "record":
      return { kind: "struct", ...named, members: fieldsOf(definition, records) };
    case "array":
      return {
        kind: "list",
        ...named,
        element: shapeOf("element", definition.items ?? "", records),
      };
    case "map":
      return {
        kind: "map",
        ...named,
        key: { kind: "leaf", name: "key", optional: false, type: { kind: "text" } },
        value: shapeOf("value", definition.values ?? "", records),
      };
    default:
      return { kind: "leaf", ...named, type: leafType(definition) };
  }
}

const plainKinds: Readonly<Record<string, Exclude<LeafType["kind"], "decimal">>> = {
  boolean: "boolean",
  int: "int32",
  long: "int64",
  float: "float32",
  double: "float64",
  bytes: "bytes",
  string: "text",
};

function leafType({ type, logicalType, precision = 0, scale = 0 }: Definition): LeafType {
  if (logicalType === "decimal") return { kind: "decimal", precision, scale };
  if (logicalType === "date") return { kind: "date" };
  if (logicalType === "timestamp-millis") return { kind: "timestamp" };
  const kind = plainKinds[type];
  if (kind === undefined) throw new RangeError(`no column of type ${type}`);
  return { kind };
}
