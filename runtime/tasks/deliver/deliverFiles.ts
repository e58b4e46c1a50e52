import type { RecordTypes } from "../../codec/RecordType.js";
import { readConfig } from "../../config.js";
import { createDelivery, type Delivery } from "../../core/createDelivery.js";
import { MalformedEventError, readKinesisEvent } from "../../core/readKinesisEvent.js";
import { type ArchiveDelivery, deliveredMisfits, tally } from "../../delivery/ArchiveDelivery.js";
import { FileStorage } from "../../delivery/FileStorage.js";
import { type FormatName, formatNames } from "../../format/Format.js";
import type { Log } from "../../logger.js";
import { stderrLog } from "../../util/stderrLog.js";
import { runtimeVariables } from "../Environment.js";
import { JsonFile } from "../JsonFile.js";
import { loadEnvironment } from "../loadEnvironment.js";
import { UserError } from "../UserError.js";

export interface DeliverOptions {
  /** Files of Lambda events. */
  readonly event: readonly string[];
  /** The directory that takes the objects. */
  readonly out: string;
  /** Default: as the environment says. */
  readonly format?: FormatName | "both";
  /** The environment's name. */
  readonly env: string;
}

/** What became of the events: numbers of records, and the keys of the objects. */
export interface DeliverSummary {
  readonly received: number;
  readonly delivered: number;
  readonly quarantined: number;
  readonly ignored: number;
  readonly failed: number;
  /** Values of delivered records that did not fit their columns. */
  readonly misfits: number;
  /** Below the directory, in the order of storing. */
  readonly objects: readonly string[];
}

/**
 * Deliver Lambda events from files to a directory, each as one invocation.
 *
 * @throws {UserError} before anything is delivered, if a file is no event or the options are wrong
 */
export async function deliverFiles(
  options: DeliverOptions,
  recordTypes: RecordTypes,
): Promise<DeliverSummary> {
  const deliver = deliveryTo(options, recordTypes);
  const events = options.event.map(readEvent);
  const deliveries: ArchiveDelivery[] = [];
  for (const event of events) deliveries.push(await deliver(event, invocation));
  return summarize(deliveries);
}

/** A task has no end of time. */
const invocation = {
  awsRequestId: "deliver",
  getRemainingTimeInMillis: () => Number.POSITIVE_INFINITY,
};

/** Make the delivery to a directory. */
export function deliveryTo(
  { out, format, env }: Omit<DeliverOptions, "event">,
  recordTypes: RecordTypes,
  log: Log = stderrLog,
): Delivery {
  const environment = loadEnvironment(env);
  const formats = format === "both" ? formatNames : format && [format];
  const archive = { ...environment.archive, ...(formats && { formats }) };
  return createDelivery(recordTypes, {
    config: readConfig(runtimeVariables({ ...environment, archive }), recordTypes),
    storage: new FileStorage(out),
    log,
    metrics: { publish: () => {} },
  });
}

function readEvent(path: string): unknown {
  const file = new JsonFile(path);
  try {
    readKinesisEvent(file.value);
  } catch (error) {
    if (!(error instanceof MalformedEventError)) throw error;
    throw UserError.at(file.place(error.path), "event", error.message);
  }
  return file.value;
}

/** Count what became of the records of deliveries. */
export function summarize(deliveries: readonly ArchiveDelivery[]): DeliverSummary {
  const fates = deliveries.flatMap((delivery) => delivery.fates);
  const objects = deliveries.flatMap((delivery) => delivery.objects);
  const all = { fates, objects, faults: [] };
  return {
    received: fates.length,
    ...tally(all),
    misfits: deliveredMisfits(all).length,
    objects: objects.map(({ key }) => key),
  };
}
