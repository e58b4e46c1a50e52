/** The usual stack: `JSON.parse`, util-dynamodb and parquetjs-lite. */
import { unmarshall } from "@aws-sdk/util-dynamodb";
import type { KinesisStreamRecord } from "aws-lambda";
import type { Way } from "./Way.js";
import { writeConventionally } from "./writeConventionally.js";

export const handle: Way = ({ Records }) => writeConventionally(Records.map(itemOf));

function itemOf({ kinesis }: KinesisStreamRecord): Record<string, unknown> {
  const record = JSON.parse(Buffer.from(kinesis.data, "base64").toString());
  const { NewImage, OldImage, ApproximateCreationDateTime } = record.dynamodb;
  return {
    ...unmarshall(NewImage ?? OldImage, { wrapNumbers: Number as never }),
    changeId: record.eventID,
    changeType: record.eventName,
    changeTime: ApproximateCreationDateTime,
    changeSequenceNumber: kinesis.sequenceNumber,
    changeArrivedAt: Math.round(kinesis.approximateArrivalTimestamp * 1000),
  };
}
