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
   * @generated from #/properties/userId
   */
  userId?: string;
  /**
   * @generated from #/properties/HTTPServer
   */
  HTTPServer?: string;
  /**
   * @generated from #/properties/a-b.c%20d
   */
  "a-b.c d"?: string;
  /**
   * @generated from #/properties/1st
   */
  "1st"?: string;
  /**
   * @generated from #/properties/gr%C3%B6%C3%9Fe
   */
  "größe"?: string;
  /**
   * @generated from #/properties/x
   */
  x?: string;
}
