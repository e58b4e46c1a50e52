// Generated from order.schema.json (Order 1.0). Do not edit.
// Regenerate: npm run generate

import type { Decimal } from "demand-pipeline/codec";

/**
 * Order
 */
export interface Order {
  /**
   * @generated from #/properties/id
   */
  id: string;
  /**
   * @generated from #/properties/amount
   */
  amount?: Decimal;
}
