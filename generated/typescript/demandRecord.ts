// Generated from schemas/demand-record.schema.json (DemandRecord 1.0). Do not edit.
// Regenerate: npm run generate

import type { DateText, Decimal, JsonText } from "demand-pipeline/codec";

/**
 * A customer's demand for tickets to one event: what is wanted, at which price, and what became of it.
 */
export interface DemandRecord {
  /**
   * Identifies the demand: the system that took it, a dot, and that system's own identifier, e.g. HOST.8f14e45f.
   *
   * @generated from #/properties/id
   */
  id: string;
  /**
   * Counts the writes of this demand; the greatest is the newest.
   *
   * @generated from #/properties/revision
   */
  revision: bigint;
  /**
   * The event that tickets are wanted for.
   *
   * @generated from #/properties/eventId
   */
  eventId: string;
  /**
   * Where the event takes place, if that is settled.
   *
   * @generated from #/properties/venueId
   */
  venueId?: string;
  /**
   * Who wants the tickets; null where the demand is anonymous.
   *
   * @generated from #/properties/customerId
   */
  customerId: string | null;
  /**
   * How the demand came in.
   *
   * @generated from #/properties/channel
   */
  channel: "WEB" | "APP" | "BOX_OFFICE" | "PARTNER" | (string & {});
  /**
   * What became of the demand so far: OPEN, HELD (tickets are set aside), FULFILLED, EXPIRED or CANCELLED.
   *
   * @generated from #/properties/status
   */
  status: "OPEN" | "HELD" | "FULFILLED" | "EXPIRED" | "CANCELLED" | (string & {});
  /**
   * How many tickets are wanted.
   *
   * @generated from #/properties/quantity
   */
  quantity: number;
  /**
   * The lowest price per ticket that is of interest, in the currency given.
   *
   * @generated from #/properties/priceMin
   */
  priceMin: Decimal;
  /**
   * The highest price per ticket that is accepted, in the currency given; missing where there is no limit.
   *
   * @generated from #/properties/priceMax
   */
  priceMax?: Decimal;
  /**
   * The amount settled for the whole demand, in the currency given, to the last digit that settlement knows.
   *
   * @generated from #/properties/settledAmount
   */
  settledAmount?: Decimal;
  /**
   * Currency of all amounts, as in ISO 4217: EUR.
   *
   * @generated from #/properties/currency
   */
  currency: string;
  /**
   * How likely the demand is to be fulfilled, as the ranking model sees it.
   *
   * @generated from #/properties/score
   */
  score?: number;
  /**
   * The sizes of the groups that want to sit together.
   *
   * @generated from #/properties/partySizes
   */
  partySizes?: number[];
  /**
   * Where the customer would like to sit, the best first.
   *
   * @generated from #/properties/seatPreferences
   */
  seatPreferences: DemandRecordSeatPreference[];
  /**
   * Labels that systems put on the demand, in no order.
   *
   * @generated from #/properties/tags
   */
  tags: string[];
  /**
   * Whatever the taking system knows besides, by name.
   *
   * @generated from #/properties/attributes
   */
  attributes: Record<string, string>;
  /**
   * Where the customer was when the demand was made.
   *
   * @generated from #/properties/location
   */
  location?: DemandRecordLocation;
  /**
   * When the customer made the demand.
   *
   * @generated from #/properties/requestedAt
   */
  requestedAt: Date;
  /**
   * When the demand lapses and DynamoDB may delete it (its time to live).
   *
   * @generated from #/properties/expiresAt
   */
  expiresAt?: Date;
  /**
   * The day of the event, at the venue.
   *
   * @generated from #/properties/eventDate
   */
  eventDate: DateText;
  /**
   * The taking system's signature over the demand.
   *
   * @generated from #/properties/signature
   */
  signature?: Uint8Array;
  /**
   * What the customer wrote: missing if never asked, null if declined, empty if left empty.
   *
   * @generated from #/properties/note
   */
  note?: string | null;
  /**
   * The demand as the taking system sent it.
   *
   * @generated from #/properties/raw
   */
  raw?: JsonText;
}

export interface DemandRecordSeatPreference {
  /**
   * Section of the venue.
   *
   * @generated from #/properties/seatPreferences/items/properties/section
   */
  section: string;
  /**
   * Row in the section, if it matters.
   *
   * @generated from #/properties/seatPreferences/items/properties/row
   */
  row?: string;
  /**
   * Whether the seats must be accessible without steps.
   *
   * @generated from #/properties/seatPreferences/items/properties/accessible
   */
  accessible: boolean;
}

/**
 * Where the customer was when the demand was made.
 */
export interface DemandRecordLocation {
  /**
   * Latitude in degrees, north is positive (WGS 84).
   *
   * @generated from #/properties/location/properties/lat
   */
  lat: number;
  /**
   * Longitude in degrees, east is positive (WGS 84).
   *
   * @generated from #/properties/location/properties/lon
   */
  lon: number;
  /**
   * How the location is known.
   *
   * @generated from #/properties/location/properties/source
   */
  source?: DemandRecordLocationSource;
}

/**
 * How the location is known.
 */
export interface DemandRecordLocationSource {
  /**
   * What gave the location: gps, ip, address.
   *
   * @generated from #/properties/location/properties/source/properties/name
   */
  name: string;
  /**
   * Radius in metres within which the location is right.
   *
   * @generated from #/properties/location/properties/source/properties/accuracy
   */
  accuracy?: number;
}

/**
 * What is computed from a DemandRecord's fields, and not stored in the item.
 */
export interface DemandRecordDerived {
  /**
   * The system that took the demand, from its id.
   *
   * @generated from #/properties/systemId
   */
  systemId?: "HOST" | "TMR" | "MFX" | "ARCHTICS" | "UNKNOWN" | (string & {});
  /**
   * Names this revision of the demand to other systems: demand:<system>:<event>:<revision>.
   *
   * @generated from #/properties/reference
   */
  reference?: string;
}
