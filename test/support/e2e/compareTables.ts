import { isDeepStrictEqual } from "node:util";
import type { AttributeMap } from "../../../runtime/codec/AttributeValue.js";
import type { SampleChange } from "../../../runtime/demand/sampleChanges.js";
import { demandRecordTypes } from "../../../runtime/recordTypes.js";
import { ArchiveDatabase, type ExactRow } from "../../../runtime/tasks/console/ArchiveDatabase.js";
import { recordImages } from "../../../runtime/tasks/console/recordImages.js";
import type { StreamRecord } from "../eventSource/Shard.js";
import { expectedLatest, type StreamedChange } from "../records/expectedLatest.js";
import { canonicalImage } from "../sameImage.js";
import type { Source } from "./Source.js";

/** What the tables have, and in how many places they are not what the source says. */
export interface Comparison {
  readonly changes: number;
  readonly latest: number;
  readonly quarantined: number;
  /** One sentence for each difference. */
  readonly differences: readonly string[];
}

/** Compare the tables of an archive with what was put onto the stream and delivered from it. */
export async function compareTables(
  archive: string,
  { changes, poison }: Source,
  passed: readonly StreamRecord[],
): Promise<Comparison> {
  const database = await ArchiveDatabase.open(archive, demandRecordTypes);
  try {
    const { DemandRecord } = demandRecordTypes;
    const rows = await database.rows(DemandRecord, "changes");
    const latest = await database.rows(DemandRecord, "latest");
    const { rows: counts } = await database.query(
      "SELECT count(DISTINCT change_sequence_number) FROM quarantine",
    );
    const quarantined = Number(counts[0]?.[0]);
    const differences = [
      ...compareImages("change", imagesBy(rows, "change_id"), expectedChanges(changes)),
      ...compareImages("item", imagesBy(latest, "id"), expectedLatest(streamed(changes, passed))),
      ...(quarantined === poison ? [] : [`${quarantined} in quarantine, not ${poison}`]),
      ...(rows.length === changes.length ? [] : [`${rows.length} rows, not ${changes.length}`]),
    ];
    return { changes: rows.length, latest: latest.length, quarantined, differences };
  } finally {
    database.close();
  }
}

type Images = ReadonlyMap<string, unknown>;

function imagesBy(rows: readonly ExactRow[], column: string): Images {
  return new Map(rows.map((row) => [String(row[column]), recordImages.DemandRecord?.(row)]));
}

function expectedChanges(changes: readonly SampleChange[]): Images {
  return new Map(changes.map(({ change, write }) => [change.eventID, imageOf(write)]));
}

function imageOf({ newImage, oldImage, keys }: SampleChange["write"]): AttributeMap {
  return newImage ?? oldImage ?? keys;
}

function compareImages(kind: string, found: Images, expected: Images): string[] {
  const names = new Set([...found.keys(), ...expected.keys()]);
  return [...names].flatMap((name) => {
    const [have, want] = [found.get(name), expected.get(name)];
    if (have === undefined) return [`${kind} ${name} is missing`];
    if (want === undefined) return [`${kind} ${name} is surplus`];
    const same = isDeepStrictEqual(canonicalImage(have), canonicalImage(want));
    return same ? [] : [`${kind} ${name} is not what was written`];
  });
}

/** Changes with the sequence numbers under which they passed: ties of time are settled by those. */
function streamed(
  changes: readonly SampleChange[],
  passed: readonly StreamRecord[],
): StreamedChange[] {
  const byId = new Map(changes.map((each) => [each.change.eventID, each]));
  return passed.flatMap(({ data, sequenceNumber }) => {
    const change = byId.get(/"eventID":"([^"]*)"/.exec(Buffer.from(data).toString())?.[1] ?? "");
    return change ? [{ ...change, sequenceNumber }] : [];
  });
}
