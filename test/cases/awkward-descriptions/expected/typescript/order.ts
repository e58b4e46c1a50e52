// Generated from order.schema.json (Order 1.0). Do not edit.
// Regenerate: npm run generate

/**
 * Order
 */
export interface Order {
  /**
   * @generated from #/properties/id
   */
  id: string;
  /**
   * It's a "quote", a \ backslash,
   *  a line, *\/ a comment's end, ${a} %{b} and ünïcode.
   *
   * @generated from #/properties/note
   */
  note?: string;
}
