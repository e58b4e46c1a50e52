import type { DemandRecordDerivations } from "../../generated/codec/demandRecord.js";
import { reference } from "./reference.js";
import { systemId } from "./systemId.js";

export type { DemandRecord, DemandRecordDerived } from "../../generated/typescript/demandRecord.js";
export { reference, systemId };

/** The rules behind a demand record's derived columns. */
export const demandRecordDerivations: DemandRecordDerivations = { reference, systemId };
