/** A record that AWS would refuse is refused by the generator, before anything is written. */
import { test } from "uvu";
import * as assert from "uvu/assert";
import { generate } from "../../generator/generate.js";
import { memoryReader } from "../../generator/schema/reader.js";

const change = {
  $id: "urn:demand-pipeline:change-metadata",
  type: "object",
  properties: { changeId: { type: "string" } },
};

function member(at: number): [string, object] {
  return [`property${at}`.padEnd(80, "x"), { type: "boolean" }];
}

test("a statement too long for Athena is an error at the largest property", async () => {
  const properties = Object.fromEntries(Array.from({ length: 2_500 }, (_, at) => member(at)));
  const schema = {
    title: "Order",
    type: "object",
    required: ["id"],
    properties: {
      id: { type: "string", "x-key": "partition" },
      large: { type: "object", properties },
      small: { type: "object", properties: Object.fromEntries([member(0)]) },
    },
  };
  const files = { "change.json": JSON.stringify(change), "order.json": JSON.stringify(schema) };
  const { diagnostics, output } = await generate(memoryReader(files), {
    folder: ".",
    version: "0.0.0",
  });
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  assert.is(output, undefined);
  assert.equal(
    errors.map(({ code, location }) => [code, "pointer" in location && location.pointer]),
    [
      ["column-type-limit", "#/properties/large"],
      ["statement-limit", "#/properties/large"],
    ],
  );
  assert.match(errors[1]?.message ?? "", 'set "x-type": "json" on larger parts of the record');
});

test.run();
