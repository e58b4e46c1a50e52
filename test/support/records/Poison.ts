/** What is wrong with a record, so that it belongs into quarantine. */
export type PoisonKind =
  | "not base64"
  | "empty"
  | "not UTF-8"
  | "gzip"
  | "aggregated"
  | "not JSON"
  | "too deep"
  | "duplicate key"
  | "another shape"
  | "unknown table"
  | "key"
  | "no image"
  | "time";

/** Kinesis data that no row can be made of. */
export interface Poison {
  readonly kind: PoisonKind;
  /** A noun phrase, unique among the poisons. */
  readonly name: string;
  /** The `data` of the Kinesis event as text, which is base64 but for the kind `not base64`. */
  readonly data: string;
}
