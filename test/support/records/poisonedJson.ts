import { changeBytes, type WireChange } from "../../../runtime/demand/sample/WireChange.js";
import type { Poison } from "./Poison.js";

/** Make text that is not JSON, ambiguous JSON, and JSON that is not a change. */
export function poisonedJson(change: WireChange): Poison[] {
  const json = Buffer.from(changeBytes(change)).toString();
  return [...notJson(json), ...duplicateKeys(json), ...otherShapes(change)];
}

function notJson(json: string): Poison[] {
  return [
    poison("not-json", "JSON cut short", json.slice(0, -1)),
    poison("not-json", "two changes in one record", `${json}\n${json}`),
    poison("not-json", "a trailing comma", `${json.slice(0, -1)},}`),
    poison("not-json", "a number that JSON does not have", json.replace(/"SizeBytes":\d+/, nan)),
    poison("not-json", "a bare line break in a string", json.replace("aws:", "aws:\n")),
    poison("not-json", "plain text", "OK"),
    poison("not-json", "white space", " \n"),
    poison("too-deep", "brackets deeper than any stack", nested("[", "]")),
    poison("too-deep", "a list deeper than any stack", withDeepList(json)),
  ];
}

const nan = '"SizeBytes":NaN';

// DynamoDB nests 32 levels; a reader that recurses without a limit dies of these.
function nested(opening: string, closing: string): string {
  return opening.repeat(40_000) + closing.repeat(40_000);
}

function withDeepList(json: string): string {
  return json.replace('"NewImage":{', `$&"deep":${nested('{"L":[', "]}")},`);
}

function duplicateKeys(json: string): Poison[] {
  return [
    poison("duplicate-key", "two table names", `{"tableName":"other",${json.slice(1)}`),
    poison("duplicate-key", "two keys", json.replace('"Keys":', '"Keys":{"id":{"S":"X.1"}},$&')),
    poison("duplicate-key", "an attribute twice", json.replace(/"revision":\{/, `${twice}$&`)),
    poison("duplicate-key", "a descriptor twice", json.replace('{"N":', '{"N":"9","N":')),
    poison("duplicate-key", "a key twice, once escaped", json.replace('"Keys":', escaped)),
  ];
}

const twice = '"revision":{"N":"99"},';
const escaped = '"\\u004beys":{"id":{"S":"X.1"}},$&';

function otherShapes(change: WireChange): Poison[] {
  const values = [null, true, 12, "text", [], [change], {}, { detail: change }];
  return [
    ...values.map((value) => shape(`the JSON ${JSON.stringify(value).slice(0, 12)}`, value)),
    shape("a record of DynamoDB Streams", streamsRecord(change)),
    poison("cloudwatch-envelope", "a CloudWatch Logs envelope, not compressed", logs(change)),
    shape("an EventBridge event", { source: "demand", "detail-type": "x", detail: {} }),
    shape("images that are null", { ...change, dynamodb: null }),
    shape("an unknown event name", { ...change, eventName: "UPDATE" }),
    shape("no event name", without(change, "eventName")),
    shape("no event id", without(change, "eventID")),
    shape("an event id that is a number", { ...change, eventID: 12 }),
    shape("an empty event id", { ...change, eventID: "" }),
    shape("no table name", without(change, "tableName")),
    shape("an image that is text", withImages(change, { NewImage: "id" })),
    shape("an image that is a list", withImages(change, { NewImage: [] })),
  ];
}

// No table name, an image view, a sequence number: what a trigger on the table's own stream reads.
function streamsRecord(change: WireChange): unknown {
  const images = { ...change.dynamodb, SequenceNumber: "111", StreamViewType: "NEW_IMAGE" };
  const arn = "arn:aws:dynamodb:eu-west-1:111111111111:table/demand/stream/2024-05-01";
  return { ...without(change, "tableName"), dynamodb: images, eventSourceARN: arn };
}

function logs(change: WireChange): string {
  const logEvents = [{ id: "1", timestamp: 1, message: JSON.stringify(change) }];
  return JSON.stringify({ messageType: "DATA_MESSAGE", owner: "1", logGroup: "g", logEvents });
}

function withImages(change: WireChange, images: object): unknown {
  return { ...change, eventName: "INSERT", dynamodb: { ...change.dynamodb, ...images } };
}

function without(change: WireChange, field: keyof WireChange): object {
  return Object.fromEntries(Object.entries(change).filter(([name]) => name !== field));
}

function shape(name: string, value: unknown): Poison {
  return poison("not-a-change", name, JSON.stringify(value));
}

function poison(reason: Poison["reason"], name: string, text: string): Poison {
  return { reason, name, data: Buffer.from(text).toString("base64") };
}
