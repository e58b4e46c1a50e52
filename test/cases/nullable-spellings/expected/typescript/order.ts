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
   * @generated from #/properties/a
   */
  a: string | null;
  /**
   * @generated from #/properties/b
   */
  b?: bigint | null;
  /**
   * @generated from #/properties/c
   */
  c?: boolean | null;
  /**
   * @generated from #/properties/d
   */
  d?: string | null;
  /**
   * @generated from #/properties/e
   */
  e?: "X" | (string & {}) | null;
}
