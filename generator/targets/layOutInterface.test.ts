import { compile } from "json-schema-to-typescript";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { layOutInterface, placeName } from "./layOutInterface.js";

const options = { additionalProperties: false, bannerComment: "" };
const id = { tsType: "string", description: "The id.\n\n@generated from #/properties/id" };
const odd = { tsType: '"/**" | " * " | "place0" | (string & {})' };
const schema = {
  title: "Order",
  description: "What was ordered.\n\nAnd by whom.",
  type: "object",
  required: ["id"],
  properties: { id, "a-b": odd },
} as const;

test("the layout is that of the formatter", async () => {
  const style = { printWidth: 100 };
  const formatted = await compile(schema as never, "Order", { ...options, style });
  const properties = { [placeName(0)]: id, [placeName(1)]: odd };
  const placed = { ...schema, properties, required: [placeName(0)] };
  const plain = await compile(placed as never, "Order", { ...options, format: false });
  assert.fixture(`${layOutInterface(plain, ["id", "a-b"])}\n`, formatted);
});

test("an interface without members has none", async () => {
  const empty = { title: "Empty", type: "object" } as const;
  const plain = await compile(empty, "Empty", { ...options, format: false });
  assert.is(layOutInterface(plain, []), "export interface Empty {\n}");
});

test.run();
