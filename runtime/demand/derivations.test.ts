import { test } from "uvu";
import * as assert from "uvu/assert";
import { reference } from "./reference.js";
import { systemId } from "./systemId.js";

test("the system is what stands before the first dot", () => {
  assert.is(systemId("HOST.8f14e45f"), "HOST");
  assert.is(systemId("ARCHTICS.a.b"), "ARCHTICS");
  assert.is(systemId("TMR."), "TMR");
});

test("any other system is UNKNOWN", () => {
  for (const id of ["", "HOST", ".HOST", "host.1", "NEW.1", " HOST.1"]) {
    assert.is(systemId(id), "UNKNOWN", id);
  }
});

test("a reference has the system, the event and the revision", () => {
  assert.is(reference("MFX.1", "ev-1", 12n), "demand:MFX:ev-1:12");
});

test("what RFC 3986 reserves is percent-encoded", () => {
  assert.is(
    reference("X", "a:b/c d%'(é)!*", 1n),
    "demand:UNKNOWN:a%3Ab%2Fc%20d%25%27%28%C3%A9%29%21%2A:1",
  );
});

test.run();
