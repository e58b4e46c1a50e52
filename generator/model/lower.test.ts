import { test } from "uvu";
import * as assert from "uvu/assert";
import {
  fieldOf,
  int32,
  modelOf,
  recordOf,
  structOf,
  text,
  value,
} from "../../test/support/demandModel.js";
import { Report } from "../diagnostics.js";
import { physical } from "../types/logicalTypes.js";
import { type Cost, countLedger, type LedgerEntry, lower } from "./lower.js";
import type { Field } from "./model.js";

/** What the table costs, but that Avro loses whole numbers. */
const lossyInAvro: Cost = (system, held) =>
  system === "avro" && held.type.kind === "int32"
    ? { fidelity: "lossy", reason: "loses odd numbers" }
    : physical(system, held);

interface Lowered {
  readonly avro: LedgerEntry | undefined;
  readonly told: readonly string[];
}

function lowered(field: Field, cost?: Cost): Lowered {
  const report = new Report();
  const ledger = lower(modelOf(recordOf("Order", [field])), report, cost);
  const avro = ledger.Order?.[0]?.entries.find(({ system }) => system === "avro");
  const told = report.diagnostics.map(({ severity, code, message }) => {
    return `${severity} ${code}: ${message}`;
  });
  return { avro, told };
}

test("a loss that the schema does not accept is an error that names its reason", () => {
  const { avro, told } = lowered(fieldOf("count", int32), lossyInAvro);
  assert.is(avro?.fidelity, "lossy");
  assert.is(told.length, 1);
  assert.match(told[0] ?? "", /^error lossy-mapping: "count" would lose values in avro: loses odd/);
});

test("a loss that the schema accepts is kept account of, with the reason", () => {
  const field = fieldOf("count", int32, { acceptedLosses: { avro: "nobody reads it" } });
  const { avro, told } = lowered(field, lossyInAvro);
  assert.equal(told, []);
  assert.equal([avro?.fidelity, avro?.accepted], ["lossy", "nobody reads it"]);
});

test("to accept a loss where there is none is told", () => {
  const { told } = lowered(fieldOf("a", text, { acceptedLosses: { avro: "why not" } }));
  assert.is(told.length, 1);
  assert.match(told[0] ?? "", "warning loss-unneeded");
});

test("a struct is no better than its worst member, whose reason comes first", () => {
  const state = value({ kind: "enum", symbols: ["A"], unknown: "keep" });
  const struct = structOf("Line", [fieldOf("state", state), fieldOf("count", int32)]);
  const { avro, told } = lowered(fieldOf("line", value(struct, "M")), lossyInAvro);
  assert.is(avro?.fidelity, "lossy");
  assert.equal(avro?.reasons, [".count: loses odd numbers", ".state: does not list the symbols"]);
  assert.match(told[0] ?? "", "in avro: .count: loses odd numbers");
});

test("a ledger is counted by fidelity, and a derived field is in no item", () => {
  const derived = fieldOf("b", int32, { derived: { function: "f", from: ["a"] } });
  const ledger = lower(modelOf(recordOf("Order", [fieldOf("a", text), derived])), new Report());
  const { Order = [] } = ledger;
  assert.equal(countLedger({ Order }), { exact: 10, widened: 1, lossy: 0 });
});

test.run();
