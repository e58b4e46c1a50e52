import { demandRecordImage } from "../../../generated/codec/demandRecord.js";
import type { WrittenMap } from "../../codec/AttributeValue.js";
import type { ExactRow } from "./ArchiveDatabase.js";

/** Gives the image that a row was read from, binary as bytes. */
export type ImageOf = (row: ExactRow) => WrittenMap;

/** The inverse of each record type's row codec, by the record type's name. */
export const recordImages: Readonly<Record<string, ImageOf>> = {
  DemandRecord: (row) =>
    demandRecordImage({ columns: row as never, rescued: row.change_rescued_data as string | null }),
};
