import type { MappingSettings } from "../../../support/eventSource/MappingSettings.js";
import type { Moto } from "../../harness/moto/Moto.js";
import { region } from "./mockAccount.js";

/** A function as Lambda has it; what is used of the API's answer. */
export interface FunctionConfiguration {
  readonly FunctionName: string;
  readonly Runtime: string;
  readonly Handler: string;
  readonly Architectures: readonly string[];
  readonly Timeout: number;
  readonly MemorySize: number;
  /** Base64 of the package's SHA-256. */
  readonly CodeSha256: string;
  readonly Environment: { readonly Variables: Readonly<Record<string, string>> };
}

interface MappingConfiguration {
  readonly FunctionArn: string;
  readonly BatchSize: number;
  readonly MaximumBatchingWindowInSeconds: number;
  readonly ParallelizationFactor: number;
  readonly BisectBatchOnFunctionError: boolean;
  readonly MaximumRetryAttempts: number;
  readonly MaximumRecordAgeInSeconds: number;
  readonly FunctionResponseTypes: readonly string[];
}

/** Read a function's configuration back from the mock AWS. */
export function readFunction(moto: Moto, name: string): Promise<FunctionConfiguration> {
  return ask(moto, `functions/${name}/configuration`);
}

/** Read the settings of a function's event source mapping back from the mock AWS. */
export async function readMapping(moto: Moto, name: string): Promise<MappingSettings> {
  const { EventSourceMappings } = await ask<{
    readonly EventSourceMappings: readonly MappingConfiguration[];
  }>(moto, "event-source-mappings/");
  const mapping = EventSourceMappings.find(({ FunctionArn }) => FunctionArn.endsWith(`:${name}`));
  if (mapping === undefined) throw new Error(`nothing is mapped to ${name}`);
  return {
    batchSize: mapping.BatchSize,
    maximumBatchingWindowInSeconds: mapping.MaximumBatchingWindowInSeconds,
    parallelizationFactor: mapping.ParallelizationFactor,
    bisectBatchOnFunctionError: mapping.BisectBatchOnFunctionError,
    maximumRetryAttempts: mapping.MaximumRetryAttempts,
    maximumRecordAgeInSeconds: mapping.MaximumRecordAgeInSeconds,
    reportBatchItemFailures: mapping.FunctionResponseTypes.includes("ReportBatchItemFailures"),
  };
}

/** Ask Lambda's API. moto finds service and Region in the scope of a signature it does not check. */
async function ask<Answer>({ url }: Moto, path: string): Promise<Answer> {
  const scope = `test/20240101/${region}/lambda/aws4_request`;
  const authorization = `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=test`;
  const response = await fetch(`${url}/2015-03-31/${path}`, { headers: { authorization } });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response.json() as Promise<Answer>;
}
