import { recordTypes } from "../generated/index.js";
import { derivations } from "./demand/derivations.js";

/** The record types of this package, with the rules of their derived fields. */
export const demandRecordTypes = recordTypes(derivations);
