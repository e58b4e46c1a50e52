import { compile } from "json-schema-to-typescript";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { layOutInterface } from "./layOutInterface.js";

const schema = {
  title: "Order",
  description: "What was ordered.\n\nAnd by whom.",
  type: "object",
  required: ["id"],
  properties: {
    id: { tsType: "string", description: "The id.\n\n@generated from #/properties/id" },
    "a-b": { tsType: '"/**" | " * " | (string & {})' },
  },
} as const;

test("the layout is that of the formatter", async () => {
  const options = { additionalProperties: false, bannerComment: "", style: { printWidth: 100 } };
  const formatted = await compile(schema as never, "Order", options);
  const plain = await compile(schema as never, "Order", { ...options, format: false });
  assert.fixture(`${layOutInterface(plain)}\n`, formatted);
});

test("an interface without members has none", async () => {
  const plain = await compile({ title: "Empty", type: "object" }, "Empty", {
    additionalProperties: false,
    bannerComment: "",
    format: false,
  });
  assert.is(layOutInterface(plain), "export interface Empty {\n}");
});

test.run();
