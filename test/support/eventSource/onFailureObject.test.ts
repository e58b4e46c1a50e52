import { test } from "uvu";
import * as assert from "uvu/assert";
import { KinesisStream } from "./KinesisStream.js";
import { kinesisEvent } from "./kinesisEvent.js";
import { onFailureObject } from "./onFailureObject.js";

const stream = new KinesisStream({ name: "mystream" });
const records = [1573691884835, 1573691885580].map((at) =>
  stream.put({ partitionKey: "k", data: Buffer.from("x"), at }),
);
const batch = { records, retries: 0, invocations: 1, functionError: true };
const discard = {
  reason: "retries",
  streamArn: stream.arn,
  functionArn: "arn:aws:lambda:us-east-2:123456789012:function:myfunction",
  mappingId: "f89f8514-cdd9-4602-9e1f-01a5b77d449b",
  requestId: "c9b8fa9f-5a7f-4f00-af9c-0c604cde93a5",
  at: new Date("2019-11-14T00:38:06.021Z"),
} as const;

// All from "Retain discarded batch records for a Kinesis Data Streams event source in Lambda".

test("the key has mapping, shard, day, second and a UUID", () => {
  assert.is(
    onFailureObject(batch, discard).key,
    "aws/lambda/f89f8514-cdd9-4602-9e1f-01a5b77d449b/shardId-000000000000/2019/11/14/" +
      "2019-11-14T00.38.06-c9b8fa9f-5a7f-4f00-af9c-0c604cde93a5",
  );
});

test("the body says what happened, and has the whole event as text", () => {
  const { payload, ...metadata } = JSON.parse(onFailureObject(batch, discard).body);
  assert.equal(JSON.parse(payload), kinesisEvent(stream.arn, records));
  assert.equal(metadata, {
    requestContext: {
      requestId: discard.requestId,
      functionArn: discard.functionArn,
      condition: "RetryAttemptsExhausted",
      approximateInvokeCount: 1,
    },
    responseContext: {
      statusCode: 200,
      executedVersion: "$LATEST",
      functionError: "Unhandled",
    },
    version: "1.0",
    timestamp: "2019-11-14T00:38:06.021Z",
    KinesisBatchInfo: {
      shardId: "shardId-000000000000",
      startSequenceNumber: records[0]?.sequenceNumber,
      endSequenceNumber: records[1]?.sequenceNumber,
      approximateArrivalOfFirstRecord: "2019-11-14T00:38:04.835Z",
      approximateArrivalOfLastRecord: "2019-11-14T00:38:05.580Z",
      batchSize: 2,
      streamArn: stream.arn,
    },
  });
});

// Undocumented, but what records in the wild look like.
test("records that the function never saw have no response, and old ones say so", () => {
  const unseen = { ...batch, invocations: 0 };
  const body = JSON.parse(onFailureObject(unseen, { ...discard, reason: "age" }).body);
  assert.not.ok("responseContext" in body);
  assert.is(body.requestContext.condition, "RecordAgeExceeded");
});

test("an answer that was no error has no function error", () => {
  const body = JSON.parse(onFailureObject({ ...batch, functionError: false }, discard).body);
  assert.equal(body.responseContext, { statusCode: 200, executedVersion: "$LATEST" });
});

test.run();
