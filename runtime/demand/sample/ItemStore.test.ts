import { test } from "uvu";
import * as assert from "uvu/assert";
import { ItemStore } from "./ItemStore.js";

test("the first put of a key inserts, the next one modifies and knows the item before", () => {
  const store = new ItemStore();
  const first = store.put({ id: { S: "a" }, n: { N: "1" } });
  const second = store.put({ id: { S: "a" }, n: { N: "2" } });
  assert.is(first.eventName, "INSERT");
  assert.is(first.oldImage, undefined);
  assert.is(second.eventName, "MODIFY");
  assert.equal(second.oldImage, first.newImage);
});

test("a removed item is gone, and its change has the old image and the key", () => {
  const store = new ItemStore();
  store.put({ id: { S: "a" }, n: { N: "1" } });
  assert.equal(store.remove({ id: { S: "a" } }), {
    eventName: "REMOVE",
    keys: { id: { S: "a" } },
    newImage: undefined,
    oldImage: { id: { S: "a" }, n: { N: "1" } },
  });
  assert.is(store.size, 0);
});

test("removing what is not there changes nothing", () => {
  assert.is(new ItemStore().remove({ id: { S: "a" } }), undefined);
});

test("keys of two attributes are told apart by both", () => {
  const store = new ItemStore(["p", "s"]);
  store.put({ p: { S: "a" }, s: { N: "1" } });
  store.put({ p: { S: "a" }, s: { N: "2" } });
  assert.is(store.items().length, 2);
  assert.equal(store.get({ p: { S: "a" }, s: { N: "2" }, x: { S: "" } })?.s, { N: "2" });
});

test("an item without its key is refused", () => {
  assert.throws(() => new ItemStore().put({}), /no key attribute id/);
});

test.run();
