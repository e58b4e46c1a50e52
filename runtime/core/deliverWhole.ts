import type { ArchiveDelivery } from "../delivery/ArchiveDelivery.js";
import type { Deadline } from "../util/Deadline.js";
import { type DeliveryPlan, deliverParsed } from "./deliverDemandRecords.js";
import type { Parsed } from "./parse.js";

/** Storage refused objects, so that a batch is not stored. */
export class StorageError extends Error {
  override readonly name = "StorageError";

  constructor({ faults }: ArchiveDelivery) {
    const [first] = faults;
    const place = first?.key === undefined ? "" : `${first.key}: `;
    super(
      `${faults.length} objects are not stored; the first: ${place}${problemOf(first?.error)}`,
      {
        cause: first?.error,
      },
    );
  }
}

function problemOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}

/**
 * Deliver a batch whole, for a caller that goes on behind it only when all of it is stored.
 *
 * @returns the delivery, or `stopped` where the time was over before all was stored
 * @throws {StorageError} if storage refuses
 */
export async function deliverWhole(
  parsed: readonly Parsed[],
  plan: DeliveryPlan,
  deadline: Deadline,
): Promise<ArchiveDelivery | "stopped"> {
  if (deadline.isOver()) return "stopped";
  const delivery = await deliverParsed(parsed, plan, deadline);
  if (delivery.fates.every(({ outcome }) => outcome !== "failed")) return delivery;
  if (deadline.isOver()) return "stopped";
  throw new StorageError(delivery);
}
