import { recordTypes } from "../generated/index.js";
import { demandRecordDerivations } from "./demand/DemandRecord.js";

/** The record types of this package, with the rules of their derived fields. */
export const demandRecordTypes = recordTypes({ DemandRecord: demandRecordDerivations });
