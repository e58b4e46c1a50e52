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
   * @generated from #/properties/hasOwnProperty
   */
  hasOwnProperty: string;
  /**
   * @generated from #/properties/__proto__
   */
  __proto__?: bigint;
  /**
   * @generated from #/properties/10
   */
  "10"?: string;
  /**
   * @generated from #/properties/2
   */
  "2": string;
  /**
   * @generated from #/properties/place0
   */
  place0?: OrderPlace0;
}

export interface OrderPlace0 {
  /**
   * @generated from #/properties/place0/properties/constructor
   */
  constructor?: string;
  /**
   * @generated from #/properties/place0/properties/hasOwnProperty
   */
  hasOwnProperty?: boolean;
}
