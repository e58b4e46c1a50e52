import { test } from "uvu";
import * as assert from "uvu/assert";
import { quarantineColumns } from "../../../runtime/delivery/quarantine.js";
import { quarantineTable } from "./quarantine.js";

test("the quarantine table has the columns of the lines that the runtime writes", () => {
  const written = quarantineColumns.map(({ name, type, doc }) => ({
    name,
    hive: type,
    comment: doc,
  }));
  assert.equal(quarantineTable.columns, written);
});

test.run();
