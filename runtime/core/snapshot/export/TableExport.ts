import { itemsSnapshot, type Snapshot } from "../Snapshot.js";
import { ExportError } from "./ExportError.js";
import { readObject, readTime } from "./manifestValues.js";

/** An export of a table: what its summary says. */
export interface TableExport {
  /** Unique to the export; the last part of its ARN. */
  readonly id: string;
  readonly snapshot: Snapshot;
  /** Lines in all of its files. */
  readonly itemCount: number;
}

/**
 * Read the text of a `manifest-summary.json`.
 *
 * @param place - the file, for the error
 * @throws {ExportError} if it is none, or of an export that cannot be read
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/S3DataExport.Output.html
 */
export function readSummary(text: string, place: string): TableExport {
  const summary = readObject(text, place);
  const { exportArn, itemCount, outputFormat } = summary;
  const [, tableName, id] = /:table\/([^/]+)\/export\/([^/]+)$/.exec(String(exportArn)) ?? [];
  if (tableName === undefined || id === undefined) {
    throw new ExportError(place, "exportArn is not that of a table's export");
  }
  if (outputFormat !== "DYNAMODB_JSON") {
    throw new ExportError(
      place,
      `the format is ${outputFormat}; export the table again as DYNAMODB_JSON`,
    );
  }
  if (!Number.isSafeInteger(itemCount))
    throw new ExportError(place, "itemCount is no whole number");
  return { id, snapshot: snapshotOf(summary, tableName, place), itemCount: Number(itemCount) };
}

/** Summaries of full exports do not always say `exportType`. */
function snapshotOf(
  summary: Readonly<Record<string, unknown>>,
  tableName: string,
  place: string,
): Snapshot {
  if (summary.exportType === "INCREMENTAL_EXPORT" || summary.exportToTime !== undefined) {
    const takenAt = readTime(summary, "exportToTime", place);
    return { kind: "changes", tableName, takenAt };
  }
  return itemsSnapshot(tableName, begunAt(summary, place));
}

/** The point in time that a full export shows may lie weeks before the export was started. */
function begunAt(summary: Readonly<Record<string, unknown>>, place: string): Date {
  const start = readTime(summary, "startTime", place);
  if (summary.exportTime === undefined) return start;
  const shown = readTime(summary, "exportTime", place);
  return shown < start ? shown : start;
}
