import { MalformedEventError, readKinesisEvent } from "../../core/readKinesisEvent.js";
import { type ObjectSource, readText } from "../../delivery/ObjectSource.js";
import { UserError } from "../UserError.js";
import type { ObjectSelection } from "./quarantineBatches.js";
import type { ReplayBatch } from "./ReplayBatch.js";

/**
 * List the objects that Lambda wrote on these days for events that it gave up. Their keys are
 * `aws/lambda/<mapping>/<shard>/YYYY/MM/DD/…`.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/kinesis-on-failure-destination.html
 */
export async function failureObjects(
  source: ObjectSource,
  { since = "", until = "9999", object }: ObjectSelection,
): Promise<readonly string[]> {
  if (object) return object;
  const keys: string[] = [];
  for await (const { key } of source.list("aws/lambda/")) {
    const [, date = ""] = /\/(\d{4}\/\d{2}\/\d{2})\/[^/]+$/.exec(key) ?? [];
    const day = date.replaceAll("/", "-");
    if (day >= since && day <= until) keys.push(key);
  }
  return keys;
}

/**
 * Read such an object. It has the whole event as JSON text in `payload`; why Lambda gave up makes no
 * difference.
 *
 * @throws {UserError} if it is none
 */
export async function failureBatch(source: ObjectSource, key: string): Promise<ReplayBatch> {
  const payload = member(parseJson(await readText(source, key), key), "payload");
  if (payload === undefined) {
    throw UserError.at(key, "failure", "has no payload; only what Lambda writes to S3 has one");
  }
  const event = typeof payload === "string" ? parseJson(payload, `${key}#/payload`) : payload;
  const records = readRecords(event, key).map((arrived) => ({ arrived, was: null }));
  return { origin: key, records };
}

function readRecords(event: unknown, key: string) {
  try {
    return readKinesisEvent(event);
  } catch (error) {
    if (!(error instanceof MalformedEventError)) throw error;
    throw UserError.at(`${key}#/payload`, "failure", error.message);
  }
}

function parseJson(text: string, place: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw UserError.at(place, "failure", "is not JSON");
  }
}

function member(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  return (value as Readonly<Record<string, unknown>>)[name];
}
