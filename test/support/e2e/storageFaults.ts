import type { Random } from "../../../runtime/demand/sample/Random.js";
import { type Fault, type Faults, internalError, slowDown } from "../s3/Fault.js";

/** Let a share of the puts fail, in all ways in which S3 and the network may. */
export function storageFaults(random: Random, share: number): Faults {
  return ({ operation }) => {
    if (operation !== "PutObject" || !random.chance(share)) return undefined;
    return random.pick<Fault>([
      slowDown,
      slowDown,
      internalError,
      { kind: "error", status: 409, code: "ConditionalRequestConflict" },
      { kind: "slow", before: random.between(10, 500) },
      { kind: "slow", after: random.between(10, 500) },
      { kind: "reset", when: "upload" },
      { kind: "reset", when: "before" },
      { kind: "reset", when: "after" },
    ]);
  };
}

/** The fault that shows the function its time limit: S3 does its part and never answers. */
export const silence: Fault = { kind: "hang", when: "after" };
