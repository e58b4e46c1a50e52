import type { AttributeMap, AttributeValue } from "../../codec/AttributeValue.js";
import type { Random } from "./Random.js";
import { exactDecimal, note, price, rawValue, seat, venueLocation } from "./sampleValues.js";

/**
 * Make a demand as an application first stores it: every attribute of the demand record's schema,
 * optional ones in a share of the items, all of them as their columns hold them exactly.
 */
export function sampleItem(random: Random, id: string, at: Date): AttributeMap {
  return {
    id: { S: id },
    revision: { N: "1" },
    ...identities(random),
    ...wishes(random),
    ...money(random),
    ...times(random, at),
    ...extras(random),
  };
}

/** Change an item as its application does: the next revision, another status, sometimes more. */
export function reviseItem(random: Random, item: AttributeMap): AttributeMap {
  const revision = BigInt(item.revision?.N ?? "0") + 1n;
  return {
    ...item,
    revision: { N: revision.toString() },
    status: { S: random.pick(statuses) },
    ...(random.chance(0.3) && { quantity: { N: String(random.between(1, 12)) } }),
    ...(random.chance(0.2) && money(random)),
    ...(random.chance(0.2) && note(random)),
  };
}

const channels = ["WEB", "APP", "BOX_OFFICE", "PARTNER"] as const;
const statuses = ["OPEN", "HELD", "FULFILLED", "EXPIRED", "CANCELLED"] as const;
const currencies = ["EUR", "GBP", "USD", "DKK", "PLN"] as const;
const tagNames = ["presale", "vip", "group", "student", "lawn", "accessible", "münchen", "東京"];

function identities(random: Random): AttributeMap {
  return {
    eventId: { S: `ev-${random.between(1, 40)}` },
    ...(random.chance(0.8) && { venueId: { S: `venue-${random.between(1, 12)}` } }),
    customerId: random.chance(0.15) ? { NULL: true } : { S: random.uuid() },
    channel: { S: random.pick(channels) },
    status: { S: "OPEN" },
  };
}

function wishes(random: Random): AttributeMap {
  const seats = Array.from({ length: random.below(3) }, () => seat(random));
  const sizes = Array.from({ length: random.below(4) }, () => number(random.between(1, 8)));
  return {
    quantity: number(random.between(1, 12)),
    ...(random.chance(0.5) && { partySizes: { L: sizes } }),
    seatPreferences: { L: seats },
    tags: { SS: distinct(random, tagNames, random.between(1, 4)) },
    attributes: { M: attributes(random) },
  };
}

function money(random: Random): AttributeMap {
  return {
    priceMin: price(random, 5_00, 60_00),
    ...(random.chance(0.6) && { priceMax: price(random, 60_00, 450_00) }),
    ...(random.chance(0.2) && { settledAmount: exactDecimal(random) }),
    currency: { S: random.pick(currencies) },
    ...(random.chance(0.7) && { score: { N: String(random.below(10_000) / 10_000) } }),
  };
}

function times(random: Random, at: Date): AttributeMap {
  const seconds = Math.floor(at.getTime() / 1000);
  const eventDay = new Date(at.getTime() + random.between(1, 300) * 86_400_000);
  const lifetime = random.between(120, 3600);
  return {
    requestedAt: { S: at.toISOString() },
    ...(random.chance(0.5) && { expiresAt: number(seconds + lifetime) }),
    eventDate: { S: eventDay.toISOString().slice(0, 10) },
  };
}

function extras(random: Random): AttributeMap {
  return {
    ...(random.chance(0.4) && { location: venueLocation(random) }),
    ...(random.chance(0.3) && { signature: { B: base64(random.bytes(random.between(0, 48))) } }),
    ...note(random),
    ...(random.chance(0.3) && { raw: rawValue(random) }),
  };
}

function attributes(random: Random): AttributeMap {
  const names = distinct(random, ["campaign", "device", "referrer", "locale"], random.below(4));
  return Object.fromEntries(names.map((name) => [name, { S: `${name}-${random.below(100)}` }]));
}

function distinct<T>(random: Random, values: readonly T[], count: number): T[] {
  const left = [...values];
  return Array.from({ length: count }, () => left.splice(random.below(left.length), 1)).flat();
}

function number(value: number): AttributeValue {
  return { N: String(value) };
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64");
}
