import type { AttributeMap, AttributeValue } from "../../codec/AttributeValue.js";
import type { Random } from "./Random.js";

/** How often an item is odd; each a share of the items, 0 where it is absent. */
export interface OddShares {
  /** A value that does not fit its column. */
  readonly misfits?: number;
  /** A value whose digits or spelling its column would lose. */
  readonly inexact?: number;
  /** An attribute that the schema does not know, of the item and of a struct in it. */
  readonly unknown?: number;
}

/** Make an item odd in the wanted shares. DynamoDB itself would store every such item. */
export function oddItem(random: Random, item: AttributeMap, shares: OddShares): AttributeMap {
  return {
    ...item,
    ...(random.chance(shares.misfits ?? 0) && random.pick(misfits)),
    ...(random.chance(shares.inexact ?? 0) && random.pick(inexact)),
    ...(random.chance(shares.unknown ?? 0) && unknown(random, item)),
  };
}

const misfits: readonly AttributeMap[] = [
  { quantity: { S: "four" } },
  { quantity: { N: "2.5" } },
  { priceMin: { N: "12.345" } },
  { eventDate: { S: "2024-02-30" } },
  { requestedAt: { S: "yesterday" } },
  { score: { BOOL: true } },
];

const inexact: readonly AttributeMap[] = [
  { requestedAt: { S: "2024-05-01T12:00:00+02:00" } },
  { requestedAt: { S: "2024-05-01T10:00:00.123456Z" } },
  { score: { N: "0.12345678901234567890123" } },
];

function unknown(random: Random, item: AttributeMap): AttributeMap {
  const place = item.location;
  const nested = place?.M && { location: withProvider(place.M) };
  return { loyaltyTier: { S: random.pick(["gold", "silver"]) }, ...nested };
}

function withProvider(place: AttributeMap): AttributeValue {
  return { M: { ...place, provider: { S: "maps" } } };
}
