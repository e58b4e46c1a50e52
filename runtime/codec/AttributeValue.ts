/**
 * A DynamoDB attribute value as it is read: from JSON (a change record, an export) or from the SDK.
 * Exactly one member is set in a well-formed value; nothing here relies on that.
 * `B` is base64 text in JSON and bytes in the SDK.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AttributeValue.html
 */
export interface AttributeValue {
  readonly S?: string | undefined;
  readonly N?: string | undefined;
  readonly B?: string | Uint8Array | undefined;
  readonly BOOL?: boolean | undefined;
  readonly NULL?: boolean | undefined;
  readonly M?: AttributeMap | undefined;
  readonly L?: readonly AttributeValue[] | undefined;
  readonly SS?: readonly string[] | undefined;
  readonly NS?: readonly string[] | undefined;
  readonly BS?: readonly (string | Uint8Array)[] | undefined;
}

/** An item, an image or the content of an `M`: attribute name → value. */
export interface AttributeMap {
  readonly [name: string]: AttributeValue;
}

/** An attribute value as it is written: one member, which the SDK's own type accepts. */
export type WrittenValue =
  | { S: string }
  | { N: string }
  | { B: Uint8Array }
  | { BOOL: boolean }
  | { NULL: true }
  | { M: Record<string, WrittenValue> }
  | { L: WrittenValue[] }
  | { SS: string[] }
  | { NS: string[] }
  | { BS: Uint8Array[] };

/** An item as it is written. */
export type WrittenMap = Record<string, WrittenValue>;
