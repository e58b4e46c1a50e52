import type { Report } from "../diagnostics.js";
import {
  type Fidelity,
  physical,
  spell,
  type TypeSystem,
  typeSystems,
} from "../types/logicalTypes.js";
import { describeType, innerValues } from "./describe.js";
import type { Field, Model, RecordModel, Value } from "./model.js";

/** What one field becomes in one type system, nested values included. */
export interface LedgerEntry {
  readonly system: TypeSystem;
  readonly fidelity: Fidelity;
  /** Why it is not exact, each reason with the nested value it is about; empty where it is. */
  readonly reasons: readonly string[];
  /** Why the schema accepts a loss. */
  readonly accepted: string | undefined;
}

/** A field's entries, one per type system. */
export interface FieldLedger {
  readonly field: string;
  readonly logicalType: string;
  readonly entries: readonly LedgerEntry[];
}

/** The ledger of every mapping that is not exact, and of those that are. */
export type Ledger = Readonly<Record<string, readonly FieldLedger[]>>;

/** Gives what a value costs in a type system; `physical` of the type table, but for tests. */
export type Cost = (system: TypeSystem, value: Value) => { fidelity: Fidelity; reason?: string };

/**
 * Map every field to every type system, refuse what would lose values, and keep account of the
 * rest. Reports `lossy-mapping` for a loss that the schema does not accept.
 */
export function lower(model: Model, report: Report, cost: Cost = physical): Ledger {
  return Object.fromEntries(
    [model.change, ...model.records].map((record) => [
      record.name,
      lowerRecord(record, report, cost),
    ]),
  );
}

function lowerRecord(record: RecordModel, report: Report, cost: Cost): FieldLedger[] {
  return record.fields.map((field) => ({
    field: field.name,
    logicalType: describeType(field.type),
    entries: systemsOf(field).map((system) => lowerField(field, system, report, cost)),
  }));
}

/** A derived field is in no item. */
function systemsOf(field: Field): readonly TypeSystem[] {
  return typeSystems.filter((system) => field.derived === undefined || system !== "dynamodb");
}

function lowerField(field: Field, system: TypeSystem, report: Report, cost: Cost): LedgerEntry {
  const losses = lossesOf(field, "", system, cost);
  const fidelity = losses.reduce<Fidelity>((worst, loss) => worse(worst, loss.fidelity), "exact");
  const accepted = field.acceptedLosses[system];
  if (fidelity === "lossy" && accepted === undefined) {
    const reason = losses.find((loss) => loss.fidelity === "lossy")?.reason ?? "";
    report.add("lossy-mapping", field.source, { field: field.name, system, reason });
  }
  if (fidelity !== "lossy" && accepted !== undefined) {
    report.add("loss-unneeded", field.source, { field: field.name, system });
  }
  return { system, fidelity, reasons: losses.map(({ reason }) => reason), accepted };
}

interface LossAt {
  readonly fidelity: Fidelity;
  readonly reason: string;
}

function lossesOf(value: Value, path: string, system: TypeSystem, cost: Cost): readonly LossAt[] {
  const { fidelity, reason = "" } = cost(system, value);
  const own =
    fidelity === "exact" ? [] : [{ fidelity, reason: path === "" ? reason : `${path}: ${reason}` }];
  const inner = innerValues(value.type).flatMap(({ suffix, value: nested }) =>
    lossesOf(nested, path + suffix, system, cost),
  );
  return [...own, ...inner];
}

function worse(a: Fidelity, b: Fidelity): Fidelity {
  const order: readonly Fidelity[] = ["exact", "widened", "lossy"];
  return order.indexOf(a) > order.indexOf(b) ? a : b;
}

/** Count a ledger's entries by fidelity. */
export function countLedger(ledger: Ledger): Readonly<Record<Fidelity, number>> {
  const entries = Object.values(ledger).flatMap((fields) =>
    fields.flatMap((field) => field.entries),
  );
  const count = (fidelity: Fidelity) =>
    entries.filter((entry) => entry.fidelity === fidelity).length;
  return { exact: count("exact"), widened: count("widened"), lossy: count("lossy") };
}

/** Give a value's spelling in each type system, for people. */
export function spellings(value: Value): Readonly<Record<TypeSystem, unknown>> {
  const entries = typeSystems.map((system) => [system, spell(system, value)] as const);
  return Object.fromEntries(entries) as Record<TypeSystem, unknown>;
}
