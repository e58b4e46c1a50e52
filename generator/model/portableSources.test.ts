import { test } from "uvu";
import * as assert from "uvu/assert";
import { demandModel } from "../../test/support/demandModel.js";
import { portablePath, withPortableSources } from "./portableSources.js";

test("a file below the working directory keeps its name", () => {
  assert.is(portablePath("schemas/order.json", "schemas"), "schemas/order.json");
});

test("a file elsewhere is named from its folder on", () => {
  assert.is(portablePath("/home/me/schemas/order.json", "/home/me/schemas"), "schemas/order.json");
  assert.is(portablePath("/home/me/schemas/a/b.json", "/home/me/schemas/"), "schemas/a/b.json");
  assert.is(portablePath("../schemas/order.json", "../schemas"), "schemas/order.json");
});

test("a file outside of the folder is named alone", () => {
  assert.is(portablePath("/etc/common.json", "/home/me/schemas"), "common.json");
});

test("nothing else of a model changes", () => {
  assert.equal(withPortableSources(demandModel, "schemas"), demandModel);
});

test.run();
