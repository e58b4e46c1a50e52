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
  /** Why it is not exact, the gravest first, each with the nested value it is about. */
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
  return record.fields.map((field) => {
    const entries = fieldLedger(field, cost);
    for (const entry of entries) tellLoss(field, entry, report);
    return { field: field.name, logicalType: describeType(field.type), entries };
  });
}

/** Account for one field, nested or not, in each type system that it is in; refuse nothing. */
export function fieldLedger(field: Field, cost: Cost = physical): readonly LedgerEntry[] {
  return systemsOf(field).map((system) => {
    const losses = gravestFirst(lossesOf(field, "", system, cost));
    const fidelity = losses[0]?.fidelity ?? "exact";
    const reasons = losses.map(({ reason }) => reason);
    return { system, fidelity, reasons, accepted: field.acceptedLosses[system] };
  });
}

/** A derived field is in no item. */
function systemsOf(field: Field): readonly TypeSystem[] {
  return typeSystems.filter((system) => field.derived === undefined || system !== "dynamodb");
}

function tellLoss(field: Field, entry: LedgerEntry, report: Report): void {
  const { system, fidelity, reasons, accepted } = entry;
  if (fidelity === "lossy" && accepted === undefined) {
    const [reason = ""] = reasons;
    report.add("lossy-mapping", field.source, { field: field.name, system, reason });
  }
  if (fidelity !== "lossy" && accepted !== undefined) {
    report.add("loss-unneeded", field.source, { field: field.name, system });
  }
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

function gravestFirst(losses: readonly LossAt[]): readonly LossAt[] {
  const order: readonly Fidelity[] = ["lossy", "widened", "exact"];
  return [...losses].sort((a, b) => order.indexOf(a.fidelity) - order.indexOf(b.fidelity));
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
