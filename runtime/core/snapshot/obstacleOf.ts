import type { DeliveryPlan } from "../deliverDemandRecords.js";
import type { Snapshot } from "./Snapshot.js";

/**
 * Say why a snapshot cannot be delivered at all, and the way out; undefined where it can. Otherwise
 * each of its lines would go to quarantine.
 */
export function obstacleOf(
  snapshot: Snapshot,
  { routes, projectionStart }: Pick<DeliveryPlan, "routes" | "projectionStart">,
): string | undefined {
  const { tableName } = snapshot;
  if (!routes.has(tableName)) {
    return `the configuration names no table ${tableName}; add it to the environment's tables`;
  }
  if (snapshot.kind === "changes") return undefined;
  const day = new Date(Number(snapshot.micros / 1000n)).toISOString().slice(0, 10);
  if (day >= projectionStart) return undefined;
  return `its rows are of ${day}, before the projection's start ${projectionStart}; set an earlier projectionStart`;
}
