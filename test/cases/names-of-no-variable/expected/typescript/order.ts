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
   * @generated from #/properties/p~1q
   */
  "p/q"?: Record<string, string>;
  /**
   * @generated from #/properties/0
   */
  "0"?: Order0;
  /**
   * @generated from #/properties/3%20x%203d
   */
  "3 x 3d"?: Order3X3d;
  /**
   * @generated from #/properties/Decimal
   */
  Decimal?: "DateText" | (string & {});
  /**
   * @generated from #/properties/as
   */
  as?: string[];
  /**
   * @generated from #/properties/$a
   */
  $a?: string;
  /**
   * @generated from #/properties/a
   */
  a?: string;
  /**
   * @generated from #/properties/a_1
   */
  a_1?: string;
  /**
   * @generated from #/properties/a1
   */
  a1?: string;
  /**
   * @generated from #/properties/asText
   */
  asText?: string;
  /**
   * @generated from #/properties/asList
   */
  asList?: string;
}

export interface Order0 {
  /**
   * @generated from #/properties/0/properties/a%0Ab
   */
  "a\nb"?: string[];
  /**
   * @generated from #/properties/0/properties/%E6%97%A5%E6%9C%AC
   */
  "日本"?: "A";
}

export interface Order3X3d {
  /**
   * @generated from #/properties/3%20x%203d/properties/x
   */
  x?: string;
}

/**
 * What is computed from a Order's fields, and not stored in the item.
 */
export interface OrderDerived {
  /**
   * Ends *\/ a comment.
   *
   * @generated from #/properties/3d
   */
  "3d"?: string;
}
