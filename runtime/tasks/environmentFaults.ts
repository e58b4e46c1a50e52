import { join } from "node:path";
import { Ajv2020, type ErrorObject } from "ajv/dist/2020.js";
import { escapePointer } from "../codec/jsonPointer.js";
import { configDirectory } from "./configDirectory.js";
import type { Environment } from "./Environment.js";
import { JsonFile } from "./JsonFile.js";

/** What is wrong with an environment, and where. */
export interface EnvironmentFault {
  /** JSON Pointer into the file. */
  readonly pointer: string;
  /** What is wrong, and the way out. */
  readonly problem: string;
}

/** Find all faults of an environment: those that its schema tells, then those between values. */
export function environmentFaults(value: unknown, name: string): readonly EnvironmentFault[] {
  const validate = new Ajv2020({ allErrors: true, verbose: true }).compile(schema());
  if (validate(value)) return faultsBetween(value as Environment, name);
  return (validate.errors ?? []).filter(isTelling).map(faultOf);
}

function schema(): object {
  return new JsonFile(join(configDirectory, "environment.schema.json")).value as object;
}

/** `if` only repeats what `then` has told. */
function isTelling({ keyword }: ErrorObject): boolean {
  return keyword !== "if";
}

function faultOf(error: ErrorObject): EnvironmentFault {
  const { instancePath, keyword, params, parentSchema } = error;
  const surplus = keyword === "additionalProperties" ? params.additionalProperty : undefined;
  return {
    pointer: surplus === undefined ? instancePath : `${instancePath}/${escapePointer(surplus)}`,
    problem: [problemOf(error), parentSchema?.description].filter(Boolean).join(". "),
  };
}

function problemOf({ keyword, params, message, instancePath }: ErrorObject): string {
  if (keyword === "additionalProperties") return `${params.additionalProperty} is not known here`;
  if (keyword === "enum") return `must be one of ${params.allowedValues.join(", ")}`;
  return `${instancePath.split("/").at(-1)} ${message}`.trim();
}

function faultsBetween(environment: Environment, name: string): readonly EnvironmentFault[] {
  const { eventSource, stream } = environment;
  const faults: EnvironmentFault[] = [];
  if (environment.environment !== name) {
    faults.push({ pointer: "/environment", problem: `must be ${name}, as the file's name` });
  }
  if (eventSource.maximumRecordAgeSeconds >= stream.retentionHours * 3600) {
    const problem = "must be below stream.retentionHours, or records are lost before they are told";
    faults.push({ pointer: "/eventSource/maximumRecordAgeSeconds", problem });
  }
  return faults;
}
