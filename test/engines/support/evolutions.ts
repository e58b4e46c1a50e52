import type { AttributeMap } from "../../../runtime/codec/AttributeValue.js";
import type { ReaderRow } from "../readers/ReaderValue.js";

/** A change of a schema, and what the table then shows of what was written before and after. */
export interface Evolution {
  /** Names the record. */
  readonly title: string;
  /** A sentence. */
  readonly says: string;
  /** Whose files do not survive the change, as the generator judges it; default nobody's. */
  readonly breaks?: readonly ("parquet" | "avroBackward")[];
  /** Where the table is read so; default all. */
  readonly relations?: readonly Relation[];
  /** Properties of the schema. */
  readonly before: object;
  readonly after: object;
  readonly oldItem: AttributeMap;
  readonly newItem: AttributeMap;
  /** What the new schema makes of the old row, where that is no longer the old item. */
  readonly oldItemAfter?: AttributeMap;
  /** Cells of the two rows. */
  readonly reads: readonly [old: ReaderRow, new: ReaderRow];
}

export const relations = ["parquet", "avro", "changes", "latest"] as const;
/** What a record's tables' and views' names end with. */
export type Relation = (typeof relations)[number];

const text = { type: "string" };
const int32 = { "x-type": "int32" };
const int64 = { "x-type": "int64" };
const struct = (properties: object) => ({ type: "object", properties });

/** Text under another name; the attribute keeps its own. */
function renamed(from: string): object {
  return { ...text, "x-aliases": [from], "x-dynamodb": { attribute: from } };
}

const memberRenamed = {
  before: { s: struct({ m: text, k: int32 }) },
  after: { s: struct({ n: renamed("m"), k: int32 }) },
  oldItem: { s: { M: { m: { S: "old" }, k: { N: "1" } } } },
  newItem: { s: { M: { m: { S: "new" }, k: { N: "2" } } } },
};

/** Changes after which old and new rows stand in one table. */
export const evolutions: readonly Evolution[] = [
  {
    title: "ColumnAdded",
    says: "a column that is added at the end is null in old rows",
    before: { a: text },
    after: { a: text, b: { "x-type": "decimal", "x-precision": 38, "x-scale": 9 } },
    oldItem: { a: { S: "old" }, b: { N: "1.5" } },
    newItem: { a: { S: "new" }, b: { N: "12345678901234567890123456789.123456789" } },
    reads: [
      { a: "old", b: null },
      { a: "new", b: "12345678901234567890123456789.123456789" },
    ],
  },
  {
    title: "ColumnInserted",
    says: "a column may be added in the middle, and others change their places",
    before: { a: int32, b: text },
    after: { b: text, c: { type: "string", format: "date" }, a: int32 },
    oldItem: { a: { N: "1" }, b: { S: "old" } },
    newItem: { a: { N: "2" }, b: { S: "new" }, c: { S: "2024-02-29" } },
    reads: [
      { a: 1, b: "old", c: null },
      { a: 2, b: "new", c: "2024-02-29" },
    ],
  },
  {
    title: "ColumnRemoved",
    says: "a column that is removed is gone from old rows, and rescued in new ones",
    before: { a: text, b: text },
    after: { a: text },
    oldItem: { a: { S: "old" }, b: { S: "b" } },
    newItem: { a: { S: "new" }, b: { S: "b" } },
    oldItemAfter: { a: { S: "old" } },
    reads: [{ a: "old" }, { a: "new", change_rescued_data: '{"/b":{"S":"b"}}' }],
  },
  {
    title: "IntegerWidened",
    says: "an int32 column may become int64",
    before: { a: int32 },
    after: { a: int64 },
    oldItem: { a: { N: "-2147483648" } },
    newItem: { a: { N: "9223372036854775807" } },
    reads: [{ a: "-2147483648" }, { a: "9223372036854775807" }],
  },
  {
    title: "FloatWidened",
    says: "a float32 column may become float64, in which old values show all their digits",
    before: { a: { "x-type": "float32" } },
    after: { a: { "x-type": "float64" } },
    oldItem: { a: { N: "0.1" } },
    newItem: { a: { N: "0.1" } },
    oldItemAfter: { a: { N: "0.10000000149011612" } },
    reads: [{ a: Math.fround(0.1) }, { a: 0.1 }],
  },
  {
    title: "MemberAdded",
    says: "a struct may get members, in the middle and in lists and maps of structs",
    before: {
      a: struct({ x: text, z: int32 }),
      list: { type: "array", items: struct({ x: text }) },
      map: { type: "object", additionalProperties: struct({ x: text }) },
    },
    after: {
      a: struct({ x: text, y: struct({ deep: text }), z: int32 }),
      list: { type: "array", items: struct({ w: int64, x: text }) },
      map: { type: "object", additionalProperties: struct({ x: text, y: { type: "boolean" } }) },
    },
    oldItem: {
      a: { M: { x: { S: "old" }, z: { N: "1" } } },
      list: { L: [{ M: { x: { S: "old" } } }] },
      map: { M: { k: { M: { x: { S: "old" } } } } },
    },
    newItem: {
      a: { M: { x: { S: "new" }, y: { M: { deep: { S: "d" } } }, z: { N: "2" } } },
      list: { L: [{ M: { w: { N: "9007199254740993" }, x: { S: "new" } } }] },
      map: { M: { k: { M: { x: { S: "new" }, y: { BOOL: true } } } } },
    },
    reads: [
      {
        a: { x: "old", y: null, z: 1 },
        list: [{ w: null, x: "old" }],
        map: [["k", { x: "old", y: null }]],
      },
      {
        a: { x: "new", y: { deep: "d" }, z: 2 },
        list: [{ w: "9007199254740993", x: "new" }],
        map: [["k", { x: "new", y: true }]],
      },
    ],
  },
  {
    title: "ColumnRenamed",
    says: "a column that is renamed is found by its alias",
    relations: ["avro", "changes", "latest"],
    before: { a: text, c: int32 },
    after: { b: renamed("a"), c: int32 },
    oldItem: { a: { S: "old" }, c: { N: "1" } },
    newItem: { a: { S: "new" }, c: { N: "2" } },
    reads: [
      { b: "old", c: 1 },
      { b: "new", c: 2 },
    ],
  },
  {
    title: "MemberRenamed",
    says: "a member of a struct that is renamed is found by its alias",
    relations: ["avro"],
    breaks: ["parquet"],
    ...memberRenamed,
    reads: [{ s: { n: "old", k: 1 } }, { s: { n: "new", k: 2 } }],
  },
  {
    title: "MemberLost",
    says: "a member of a struct that is renamed is null in old objects, which have no aliases",
    relations: ["parquet", "changes", "latest"],
    breaks: ["parquet"],
    ...memberRenamed,
    oldItemAfter: { s: { M: { k: { N: "1" } } } },
    reads: [{ s: { n: null, k: 1 } }, { s: { n: "new", k: 2 } }],
  },
  {
    title: "StructLost",
    says: "a struct of which an old object has no member by its name is null there",
    relations: ["parquet", "changes", "latest"],
    breaks: ["parquet"],
    before: { s: struct({ m: text }) },
    after: { s: struct({ n: renamed("m") }) },
    oldItem: { s: { M: { m: { S: "old" } } } },
    newItem: { s: { M: { m: { S: "new" } } } },
    oldItemAfter: {},
    reads: [{ s: null }, { s: { n: "new" } }],
  },
  {
    title: "TextNarrowed",
    says: "text may become an enum or a UUID, and back",
    before: { a: text, b: { enum: ["X"] } },
    after: { a: { enum: ["OPEN"] }, b: text },
    oldItem: { a: { S: "any" }, b: { S: "X" } },
    newItem: { a: { S: "OPEN" }, b: { S: "any" } },
    reads: [
      { a: "any", b: "X" },
      { a: "OPEN", b: "any" },
    ],
  },
];

/** A change that files do not survive: decimals match only with equal scale. */
export const scaleChanged: Evolution = {
  title: "ScaleChanged",
  says: "another scale",
  before: { a: { "x-type": "decimal", "x-precision": 12, "x-scale": 2 } },
  after: { a: { "x-type": "decimal", "x-precision": 12, "x-scale": 3 } },
  oldItem: { a: { N: "1.25" } },
  newItem: { a: { N: "1.25" } },
  reads: [{ a: "0.125" }, { a: "1.250" }],
};
