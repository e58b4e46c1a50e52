/** Schemas of values: scalars and containers to some depth, in JSON Schema's many ways to say one thing. */
import fc from "fast-check";
import { columnName } from "../../../generator/model/names.js";
import { docs, propertyNames } from "./names.js";
import { type Schema, scalars, sets } from "./scalars.js";

/**
 * Make schemas of values that may be columns.
 *
 * @param references what `$ref` may name
 */
export function values(references: readonly string[]): fc.Arbitrary<Schema> {
  const { value } = fc.letrec<{ value: Schema; plain: Schema }>((tie) => ({
    value: tie("plain").chain(nullableOrNot),
    plain: fc.oneof(
      { maxDepth: 3, depthSize: "small" },
      { weight: 4, arbitrary: scalars },
      { weight: 1, arbitrary: sets },
      ...references.map((reference) => ({ weight: 1, arbitrary: referring(reference) })),
      { weight: 1, arbitrary: tie("value").map((items) => ({ type: "array", items })) },
      { weight: 1, arbitrary: tie("value").chain(mapOf) },
      { weight: 3, arbitrary: structOf(tie("value")) },
    ),
  }));
  return value;
}

function referring(reference: string): fc.Arbitrary<Schema> {
  return fc.constantFrom<Schema>({ $ref: reference }, { allOf: [{ $ref: reference }] });
}

function mapOf(value: Schema): fc.Arbitrary<Schema> {
  return fc.constantFrom<Schema>(
    { type: "object", additionalProperties: value },
    { additionalProperties: value },
    { type: "object", patternProperties: { "^x": value }, additionalProperties: false },
  );
}

/** Make schemas of objects with properties, said at once or in parts. */
export function structOf(value: fc.Arbitrary<Schema>): fc.Arbitrary<Schema> {
  return propertyNames({ minLength: 1, maxLength: 5 }).chain((names) =>
    fc
      .tuple(
        fc.tuple(...names.map((name) => propertyOf(name, value))),
        fc.subarray(names),
        fc.nat(names.length),
        fc.option(docs),
      )
      .map(([schemas, required, first, description]) => {
        const properties = names.map((name, at) => [name, schemas[at]] as const);
        return {
          ...objectInParts(properties, first),
          ...(required.length > 0 && { required }),
          ...(description !== null && { description }),
        };
      }),
  );
}

type Properties = readonly (readonly [name: string, schema: Schema | undefined])[];

function objectInParts(properties: Properties, first: number): Schema {
  const [own, inherited] = [properties.slice(0, first), properties.slice(first)];
  const part = (some: Properties) => ({ properties: Object.fromEntries(some) });
  if (inherited.length === 0) return { type: "object", ...part(own) };
  if (own.length === 0) return { type: "object", ...part(inherited), additionalProperties: true };
  return { allOf: [{ type: "object", ...part(own) }, part(inherited)] };
}

/** Say about a value what may be said where it is a property. */
export function propertyOf(name: string, value: fc.Arbitrary<Schema>): fc.Arbitrary<Schema> {
  const about = fc.record(
    {
      description: docs,
      title: docs,
      default: fc.constantFrom<unknown>(null, 1, "it's", { a: [1] }),
      deprecated: fc.constant(true),
      "x-aliases": fc.constant([`earlier ${columnName(name)}`]),
      attribute: fc.constant(`the ${name}`),
    },
    { requiredKeys: [] },
  );
  return fc
    .tuple(value, fc.option(about))
    .map(([schema, more]) => (more === null ? schema : withAttribute({ ...schema, ...more })));
}

function withAttribute({ attribute, ...schema }: Schema): Schema {
  const stored = schema["x-dynamodb"] as Schema | undefined;
  return attribute === undefined ? schema : { ...schema, "x-dynamodb": { ...stored, attribute } };
}

/** Allow null in one of the ways in which schemas do, or do not. */
function nullableOrNot(schema: Schema): fc.Arbitrary<Schema> {
  const { type, enum: listed } = schema;
  const spellings: Schema[] = [
    schema,
    schema,
    schema,
    { ...schema, nullable: true },
    { oneOf: [schema, { type: "null" }] },
    { anyOf: [{ type: "null" }, schema] },
  ];
  if (typeof type === "string" && listed === undefined)
    spellings.push({ ...schema, type: [type, "null"] });
  if (Array.isArray(listed) && type === undefined)
    spellings.push({ ...schema, enum: [...listed, null] });
  return fc.constantFrom(...spellings);
}
