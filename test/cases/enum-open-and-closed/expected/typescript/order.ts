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
   * @generated from #/properties/state
   */
  state?: "OPEN" | "CLOSED" | (string & {});
  /**
   * @generated from #/properties/kind
   */
  kind?: "A" | "B";
}
