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
   * Asked.
   *
   * @generated from #/properties/price
   */
  price?: Decimal;
  /**
   * An amount.
   *
   * @generated from #/properties/tax
   */
  tax?: Decimal;
  /**
   * @generated from #/properties/address
   */
  address?: OrderAddress;
}

export interface OrderAddress {
  /**
   * @generated from #/$defs/address/properties/city
   */
  city?: string;
}
