import { test } from "uvu";
import * as assert from "uvu/assert";
import { KinesisStream } from "./KinesisStream.js";
import { eventBytes, kinesisEvent } from "./kinesisEvent.js";

const stream = new KinesisStream();
const record = stream.put({
  partitionKey: "k",
  data: Buffer.from('{"a":1}'),
  at: 1649930049016,
});

// "Using Lambda to process records from Amazon Kinesis Data Streams", the example event.
test("an event has the fields and forms of Lambda's", () => {
  const sequenceNumber = record.sequenceNumber;
  assert.equal(kinesisEvent(stream.arn, [record]), {
    Records: [
      {
        kinesis: {
          kinesisSchemaVersion: "1.0",
          partitionKey: "k",
          sequenceNumber,
          data: "eyJhIjoxfQ==",
          approximateArrivalTimestamp: 1649930049.016,
        },
        eventSource: "aws:kinesis",
        eventVersion: "1.0",
        eventID: `shardId-000000000000:${sequenceNumber}`,
        eventName: "aws:kinesis:record",
        invokeIdentityArn: "arn:aws:iam::123456789012:role/delivery-worker",
        awsRegion: "eu-west-1",
        eventSourceARN: stream.arn,
      },
    ],
  });
});

test("a record may have text of its own in place of base64", () => {
  const event = kinesisEvent(stream.arn, [{ ...record, dataText: "%" }]);
  assert.is(event.Records[0]?.kinesis.data, "%");
});

test("the bytes of an event are those of its records and 12 more", () => {
  const records = [record, { ...record, partitionKey: "größer" }, { ...record, dataText: "" }];
  const bytes = records.reduce((sum, each) => sum + eventBytes(stream.arn, each), 0);
  const json = JSON.stringify(kinesisEvent(stream.arn, records));
  assert.is(Buffer.byteLength(json), bytes + '{"Records":[]}'.length - 1);
});

test.run();
