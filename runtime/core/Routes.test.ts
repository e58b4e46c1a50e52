import { test } from "uvu";
import * as assert from "uvu/assert";
import { orderRecordType } from "../../test/support/orderRecordType.js";
import type { RecordType } from "../codec/RecordType.js";
import { Routes } from "./Routes.js";

const order: RecordType = orderRecordType;
const invoice: RecordType = {
  ...order,
  name: "Invoice",
  match: { attribute: "kind", equals: "I" },
};
const audit: RecordType = { ...order, name: "Audit", match: { attribute: "kind", equals: "A" } };
const recordTypes = { Order: order, Invoice: invoice, Audit: audit };

function routes(recordTypeNames: string[], ignored: (string | typeof custom)[] = []): Routes {
  return new Routes({ shop: { recordTypes: recordTypeNames, ignored } }, recordTypes);
}
const custom = { attribute: "kind", equals: "C" };
const item = (kind: string) => ({ id: { S: "1" }, kind: { S: kind } });

test("a record type without a match takes every item of its table", () => {
  assert.is(routes(["Order"]).routeOf("shop", item("X")), order);
});

test("record types that match come before the one that takes what is left", () => {
  const shop = routes(["Order", "Invoice"]);
  assert.is(shop.routeOf("shop", item("I")), invoice);
  assert.is(shop.routeOf("shop", item("X")), order);
});

test("an item that no record type takes has no route", () => {
  assert.is(routes(["Invoice"]).routeOf("shop", item("X")), undefined);
  assert.is(routes(["Invoice"]).routeOf("shop", {}), undefined);
  assert.is(routes(["Invoice"]).routeOf("shop", { kind: { N: "1" } }), undefined);
});

test("a record type, an attribute's value or all the rest can be ignored", () => {
  const shop = routes(["Invoice"], ["Audit", custom]);
  assert.is(shop.routeOf("shop", item("A")), "ignored");
  assert.is(shop.routeOf("shop", item("C")), "ignored");
  assert.is(shop.routeOf("shop", item("X")), undefined);
  assert.is(routes(["Invoice"], ["*"]).routeOf("shop", item("X")), "ignored");
  assert.is(routes(["Invoice"], ["*"]).routeOf("shop", item("I")), invoice);
});

test("only tables of the configuration are known, whatever objects inherit", () => {
  assert.ok(routes(["Order"]).has("shop"));
  for (const name of ["SHOP", "toString", "__proto__"]) {
    assert.not.ok(routes(["Order"]).has(name));
    assert.is(routes(["Order"]).routeOf(name, {}), undefined);
  }
});

test("a record type that there is not is refused at once", () => {
  assert.throws(() => routes(["Refund"]), "no record type Refund: known are Order, Invoice, Audit");
});

test.run();
