import { S3Error } from "./S3Error.js";

/** Positions of the first and the last byte of a range. */
export interface ByteRange {
  readonly first: number;
  readonly last: number;
}

/** Read a Range header of one range; `undefined` where the whole object is meant. */
export function byteRange(header: string | undefined, size: number): ByteRange | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? "");
  const [, from = "", to = ""] = match ?? [];
  if (from === "" && to === "") return undefined;
  const first = from === "" ? Math.max(0, size - Number(to)) : Number(from);
  const last = from === "" || to === "" ? size - 1 : Math.min(size - 1, Number(to));
  if (first <= last) return { first, last };
  throw new S3Error(416, "InvalidRange", "The requested range is not satisfiable");
}
