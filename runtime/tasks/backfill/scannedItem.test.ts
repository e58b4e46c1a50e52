import { test } from "uvu";
import * as assert from "uvu/assert";
import { exportedItem, placeOf, sdkItem } from "./scannedItem.js";

const item = {
  id: { S: "a" },
  blob: { B: new Uint8Array([0, 1, 255]) },
  set: { BS: [new Uint8Array([1]), new Uint8Array([2])] },
  inner: { M: { list: { L: [{ B: new Uint8Array([7]) }, { N: "1" }] } } },
};

test("binary is base64 at any depth, as in an export", () => {
  assert.equal(exportedItem(item), {
    id: { S: "a" },
    blob: { B: "AAH/" },
    set: { BS: ["AQ==", "Ag=="] },
    inner: { M: { list: { L: [{ B: "Bw==" }, { N: "1" }] } } },
  });
});

test("a key that was kept as JSON is the SDK's again", () => {
  assert.equal(sdkItem(JSON.parse(JSON.stringify(exportedItem(item)))), item);
});

test("a place is decimal, of the key alone, and another for another key", () => {
  const place = placeOf({ id: { S: "a" }, sort: { N: "1" }, other: { S: "x" } }, ["id", "sort"]);
  assert.match(place, /^\d{1,39}$/);
  assert.is(placeOf({ sort: { N: "1" }, id: { S: "a" } }, ["id", "sort"]), place);
  assert.is.not(placeOf({ id: { S: "a" }, sort: { N: "2" } }, ["id", "sort"]), place);
  assert.is.not(placeOf({ id: { S: "1" }, sort: { N: "a" } }, ["id", "sort"]), place);
});

test.run();
