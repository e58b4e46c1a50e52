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
  assert.fixture(`${layOutInterface(plain, "Order", ["id", "a-b"])}\n`, formatted);
});

test("an interface without members has none", async () => {
  const empty = { title: "Empty", type: "object" } as const;
  const plain = await compile(empty, "Empty", { ...options, format: false });
  assert.is(layOutInterface(plain, "Empty", []), "export interface Empty {\n}");
});

test("an interface keeps its name, in upper and lower case", async () => {
  const odd = { title: "Order3d", type: "object" } as const;
  const plain = await compile(odd, "Order3d", { ...options, format: false });
  assert.match(plain, "Order3D");
  assert.is(layOutInterface(plain, "Order3d", []), "export interface Order3d {\n}");
});

test.run();
