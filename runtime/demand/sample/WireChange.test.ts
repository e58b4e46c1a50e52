import { test } from "uvu";
import * as assert from "uvu/assert";
import type { Write } from "./ItemStore.js";
import { changeBytes, partitionKey, timeToLive, wireChange, wireImage } from "./WireChange.js";

const write: Write = {
  eventName: "INSERT",
  keys: { id: { S: "d-1" } },
  newImage: { id: { S: "d-1" }, qty: { N: "10" }, open: { BOOL: true }, note: { NULL: true } },
  oldImage: undefined,
};
const context = {
  tableName: "demand",
  eventId: "5a88419c-468a-4ac4-8bad-7f832caf7345",
  micros: 1719347890250647n,
  precision: "MICROSECOND",
  userIdentity: null,
} as const;

test("a change has the fields of a captured record", () => {
  assert.equal(JSON.parse(Buffer.from(changeBytes(wireChange(write, context))).toString()), {
    awsRegion: "eu-west-1",
    eventID: "5a88419c-468a-4ac4-8bad-7f832caf7345",
    eventName: "INSERT",
    userIdentity: null,
    recordFormat: "application/json",
    tableName: "demand",
    dynamodb: {
      ApproximateCreationDateTime: 1719347890250647,
      Keys: { id: { S: "d-1" } },
      NewImage: write.newImage,
      SizeBytes: 25,
      ApproximateCreationDateTimePrecision: "MICROSECOND",
    },
    eventSource: "aws:dynamodb",
  });
});

test("in milliseconds the precision is absent and the rest of the time is cut off", () => {
  const { dynamodb } = wireChange(write, { ...context, precision: "MILLISECOND" });
  assert.is(dynamodb.ApproximateCreationDateTime, 1719347890250);
  assert.not.ok("ApproximateCreationDateTimePrecision" in dynamodb);
});

test("a deletion by time to live names the service", () => {
  const change = wireChange(write, { ...context, userIdentity: timeToLive });
  assert.equal(change.userIdentity, {
    type: "Service",
    principalId: "dynamodb.amazonaws.com",
  });
});

// "Using Kinesis Data Streams to capture changes to DynamoDB": binary is base64-encoded twice.
test("binary is encoded twice, wherever it lies", () => {
  const once = Buffer.from([0, 255, 16]).toString("base64");
  const twice = Buffer.from(once).toString("base64");
  const image = { b: { B: once }, s: { BS: [once] }, m: { M: { l: { L: [{ B: once }] } } } };
  assert.equal(wireImage(image), {
    b: { B: twice },
    s: { BS: [twice] },
    m: { M: { l: { L: [{ B: twice }] } } },
  });
});

test("an attribute may be named __proto__", () => {
  const image = wireImage(JSON.parse('{"__proto__":{"S":"x"}}'));
  assert.is(JSON.stringify(image), '{"__proto__":{"S":"x"}}');
});

test("a partition key depends on the item's key alone", () => {
  assert.match(partitionKey(write.keys), /^[0-9A-F]{32}$/);
  assert.is(partitionKey({ id: { S: "d-1" } }), partitionKey(write.keys));
  assert.is.not(partitionKey({ id: { S: "d-2" } }), partitionKey(write.keys));
});

test.run();
