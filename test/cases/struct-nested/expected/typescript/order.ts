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
   * Where.
   *
   * @generated from #/properties/place
   */
  place?: OrderPlace;
}

/**
 * Where.
 */
export interface OrderPlace {
  /**
   * Latitude.
   *
   * @generated from #/properties/place/properties/lat
   */
  lat: number;
  /**
   * @generated from #/properties/place/properties/source
   */
  source?: OrderPlaceSource;
}

export interface OrderPlaceSource {
  /**
   * @generated from #/properties/place/properties/source/properties/name
   */
  name?: string;
}
