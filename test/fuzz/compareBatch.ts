/** Reads a batch both ways, records of either mixed as they come, and compares what lies in columns. */

import type { RecordType } from "../../runtime/codec/RecordType.js";
import { columnsOf } from "../../runtime/columns/columnsOf.js";
import type { Row } from "../../runtime/columns/TableColumns.js";
import type { ArrivedRecord } from "../../runtime/core/ArrivedRecord.js";
import type { Change } from "../../runtime/core/Change.js";
import type { Parsed } from "../../runtime/core/parse.js";
import { RowLayout } from "../../runtime/core/RowLayout.js";
import { groupBy } from "../../runtime/util/groupBy.js";
import { differentLeaf } from "../support/differentLeaf.js";
import type { Ways } from "./Ways.js";

/** Where the ways differ. */
export interface Difference {
  /** The record in which they do; undefined if only the batch tells. */
  readonly record: ArrivedRecord | undefined;
  readonly difference: string;
}

/** A change that was read both ways. */
export interface ReadChange {
  readonly arrived: ArrivedRecord;
  readonly recordType: RecordType;
  readonly isFast: boolean;
  /** The row as it would be delivered, and as the row codec alone lays it out. */
  readonly row: Row;
  readonly expected: Row;
}

/** What came of a batch. */
export interface ReadBatch {
  readonly changes: readonly ReadChange[];
  readonly differences: readonly Difference[];
}

/** Read a batch both ways, and compare what becomes of each record. */
export function readBatch(ways: Ways, batch: readonly ArrivedRecord[]): ReadBatch {
  const [mixed, expected] = [new RowLayout(), new RowLayout()];
  const changes: ReadChange[] = [];
  const differences: Difference[] = [];
  const read = ways.fast(batch);
  for (const [index, arrived] of batch.entries()) {
    const fast = read[index];
    const slow = expected.layOut(ways.slow(arrived));
    const given = fast ?? mixed.layOut(ways.condensed(arrived));
    const difference = differentOutcome(given, slow);
    if (difference !== undefined) differences.push({ record: arrived, difference });
    else if (given.kind === "change" && slow.kind === "change" && isLaidOut(slow)) {
      const { recordType, row } = given;
      changes.push({ arrived, recordType, isFast: fast !== undefined, row, expected: slow.row });
    } else if (fast !== undefined) {
      differences.push({ record: arrived, difference: "slow: the row is none of its columns'" });
    }
  }
  return { changes, differences };
}

/** Compare the rows of changes, laid out in this order, byte by byte. */
export function compareRows(changes: readonly ReadChange[]): Difference[] {
  return [...groupBy(changes, ({ recordType }) => recordType)].flatMap(([type, some]) => {
    const difference = different(type, some);
    if (difference === undefined) return [];
    const one = some.find((change) => different(type, [change]) !== undefined);
    return [{ record: one?.arrived, difference: (one && different(type, [one])) ?? difference }];
  });
}

function different(type: RecordType, changes: readonly ReadChange[]): string | undefined {
  return differentLeaf(
    columnsOf(
      type,
      changes.map(({ row }) => row),
    ).leaves,
    columnsOf(
      type,
      changes.map(({ expected }) => expected),
    ).leaves,
  );
}

/** A row that no column takes stays as it is, and is told of when it is written. */
function isLaidOut({ row }: Change): boolean {
  return !("columns" in row);
}

function differentOutcome(given: Parsed, expected: Parsed): string | undefined {
  const [left, right] = [outcomeOf(given), outcomeOf(expected)];
  return left === right ? undefined : `${left} instead of ${right}`;
}

/** What becomes of a record, but for its row. */
function outcomeOf(parsed: Parsed): string {
  if (parsed.kind === "ignored") return "ignored";
  if (parsed.kind === "poison") {
    const { code, path, message } = parsed.failure as Error & { code: string; path: string };
    return JSON.stringify([code, path, message]);
  }
  const { recordType, misfits, changeDate, changedAt } = parsed;
  return JSON.stringify([recordType.name, misfits, changeDate, changedAt]);
}
