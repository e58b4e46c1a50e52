// Generated from order.schema.json (Order 1.0). Do not edit.
// Regenerate: npm run generate

import type { DateText } from "demand-pipeline/codec";

/**
 * Order
 */
export interface Order {
  /**
   * @generated from #/properties/id
   */
  id: string;
  /**
   * @generated from #/properties/key
   */
  key?: string;
  /**
   * @generated from #/properties/mail
   */
  mail?: string;
  /**
   * @generated from #/properties/day
   */
  day?: DateText;
  /**
   * @generated from #/properties/at
   */
  at?: Date;
  /**
   * @generated from #/properties/body
   */
  body?: Uint8Array;
}
