import { demandRecordImage } from "../../../generated/codec/demandRecord.js";
import type { RecordModel } from "../../../generator/model/model.js";
import { demandRecordTypes } from "../../../runtime/recordTypes.js";
import { modelFromFile } from "../../support/modelFromFile.js";
import type { GeneratedRecord } from "./GeneratedRecord.js";

const model = modelFromFile("schemas/demand-record.schema.json");

/** The demand record, as `generated/` has it. */
export const demandRecord: GeneratedRecord = {
  model,
  record: model.records.find(({ name }) => name === "DemandRecord") as RecordModel,
  type: demandRecordTypes.DemandRecord,
  image: demandRecordImage as GeneratedRecord["image"],
};
