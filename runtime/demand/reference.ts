import { systemId } from "./systemId.js";

/**
 * Make the reference by which other systems quote one state of a demand:
 * `demand:<systemId>:<eventId>:<revision>`, its parts percent-encoded (RFC 3986).
 */
export function reference(id: string, eventId: string, revision: bigint): string {
  return `demand:${systemId(id)}:${percentEncode(eventId)}:${revision}`;
}

const reserved = /[^\w.~-]/;

/** `encodeURIComponent` leaves !'()* as they are, which RFC 3986 reserves. */
function percentEncode(part: string): string {
  if (!reserved.test(part)) return part;
  return encodeURIComponent(part).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
