import type { AttributeMap } from "../../codec/AttributeValue.js";
import type { ChosenImage } from "../chooseImage.js";
import { decodeData } from "../decodeData.js";
import { LocatedFailure } from "../LocatedFailure.js";
import { parseJson } from "../parseJson.js";
import type { Snapshot } from "./Snapshot.js";

/** What a line of a snapshot says; its attribute values are not yet judged. */
export interface SnapshotLine {
  readonly changeType: "SNAPSHOT" | "MODIFY" | "REMOVE";
  readonly keys: AttributeMap;
  /** What the row is made of; its path is a JSON Pointer into the line. */
  readonly image: ChosenImage;
  /** Microseconds since the epoch. */
  readonly micros: bigint;
  /** Where the line says the time. */
  readonly timePath: string;
}

/**
 * Read a snapshot's line.
 *
 * @param data - the line in base64
 * @throws {LocatedFailure} if it is none
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/S3DataExport.Output.html
 */
export function readLine(data: string, snapshot: Snapshot): SnapshotLine {
  const line = objectOf(parseJson(decodeData(data)), "");
  if (snapshot.kind === "changes") return readChange(line);
  const attributes = objectOf(line.Item, "/Item");
  const image = { attributes, path: "/Item", keysOnly: false };
  return {
    changeType: "SNAPSHOT",
    keys: attributes,
    image,
    micros: snapshot.micros,
    timePath: "",
  };
}

/** An item that the export has no new image of is removed. */
function readChange(line: Line): SnapshotLine {
  const keys = objectOf(line.Keys, "/Keys");
  const times = readTime(line);
  if (line.NewImage !== undefined) {
    return { changeType: "MODIFY", keys, image: imageAt(line, "NewImage"), ...times };
  }
  const image =
    line.OldImage === undefined
      ? { ...imageAt(line, "Keys"), keysOnly: true }
      : imageAt(line, "OldImage");
  return { changeType: "REMOVE", keys, image, ...times };
}

function imageAt(line: Line, name: string): ChosenImage {
  const path = `/${name}`;
  return { attributes: objectOf(line[name], path), path, keysOnly: false };
}

const timePath = "/Metadata/WriteTimestampMicros";

/** Documented as text; an attribute value of type N is taken, too. */
function readTime(line: Line): Pick<SnapshotLine, "micros" | "timePath"> {
  const stated = objectOf(line.Metadata, "/Metadata").WriteTimestampMicros as unknown;
  const micros = isObject(stated) ? stated.N : stated;
  if (!/^\d{16}$/.test(String(micros))) {
    throw new LocatedFailure("time-digits", timePath, "expected a whole number of 16 digits");
  }
  return { micros: BigInt(String(micros)), timePath };
}

type Line = Readonly<Record<string, AttributeMap | undefined>>;

function objectOf(value: unknown, path: string): AttributeMap & Line {
  if (isObject(value)) return value as AttributeMap & Line;
  throw new LocatedFailure("not-a-change", path, "expected an object, as exports have it there");
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
