import { test } from "uvu";
import * as assert from "uvu/assert";
import { trinoType } from "./trinoType.js";

const types: readonly (readonly [hive: string, trino: string])[] = [
  ["string", "varchar"],
  ["int", "integer"],
  ["bigint", "bigint"],
  ["float", "real"],
  ["binary", "varbinary"],
  ["timestamp", "timestamp(3)"],
  ["decimal(38,9)", "decimal(38,9)"],
  ["array<decimal(12,2)>", "array(decimal(12,2))"],
  ["map<string,array<int>>", "map(varchar,array(integer))"],
  [
    "array<struct<order:map<string,decimal(9,2)>,from:struct<a:int,b:float>>>",
    'array(row("order" map(varchar,decimal(9,2)),"from" row("a" integer,"b" real)))',
  ],
];

for (const [hive, trino] of types) {
  test(`${hive} is ${trino}`, () => {
    assert.is(trinoType(hive), trino);
  });
}

test.run();
