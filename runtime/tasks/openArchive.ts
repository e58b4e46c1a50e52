import type { RecordTypes } from "../codec/RecordType.js";
import { readConfig } from "../config.js";
import type { DeliveryPlan } from "../core/deliverDemandRecords.js";
import { deliveryPlan } from "../core/deliveryPlan.js";
import { DryStorage } from "./DryStorage.js";
import { type Environment, runtimeVariables } from "./Environment.js";
import { loadEnvironment } from "./loadEnvironment.js";
import { type Location, openLocation } from "./openLocation.js";

/** Which archive a task works on. */
export interface ArchiveOptions {
  /** The environment's name. */
  readonly env: string;
  /** A place other than the environment's: `s3://bucket/prefix` or a folder. */
  readonly archive?: string;
  /** Store nothing. */
  readonly dryRun?: true;
  /** Print JSON. */
  readonly json?: true;
}

/** An environment's archive, and how records are delivered to it. */
export interface Archive extends Location {
  readonly environment: Environment;
  readonly plan: DeliveryPlan;
}

/**
 * Open the archive that a task works on.
 *
 * @throws {UserError} or {ConfigError} if there is no such environment, or it has faults
 */
export function openArchive(options: ArchiveOptions, recordTypes: RecordTypes): Archive {
  const environment = loadEnvironment(options.env);
  const config = readConfig(runtimeVariables(environment), recordTypes);
  const location = openLocation(options.archive ?? placeOf(environment), environment.region);
  const storage = options.dryRun ? new DryStorage() : location.storage;
  const plan = deliveryPlan(recordTypes, { config, storage });
  return { ...location, storage, environment, plan };
}

function placeOf({ archive: { bucket, prefix } }: Environment): string {
  return prefix === "" ? `s3://${bucket}` : `s3://${bucket}/${prefix}`;
}
