/**
 * Parameters of an event source mapping for Kinesis, as the Lambda API has them.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-parameters.html
 */
export interface MappingSettings {
  readonly batchSize: number;
  readonly maximumBatchingWindowInSeconds: number;
  readonly parallelizationFactor: number;
  readonly bisectBatchOnFunctionError: boolean;
  /** -1: no limit. */
  readonly maximumRetryAttempts: number;
  /** -1: no limit but the stream's retention. */
  readonly maximumRecordAgeInSeconds: number;
  /** Whether the function's answer is read at all. */
  readonly reportBatchItemFailures: boolean;
}

const defaults: MappingSettings = {
  batchSize: 100,
  maximumBatchingWindowInSeconds: 0,
  parallelizationFactor: 1,
  bisectBatchOnFunctionError: false,
  maximumRetryAttempts: -1,
  maximumRecordAgeInSeconds: -1,
  reportBatchItemFailures: false,
};

/** Complete settings by Lambda's defaults; refuses what Lambda would. */
export function mappingSettings(wanted: Partial<MappingSettings>): MappingSettings {
  const settings = { ...defaults, ...wanted };
  within("batchSize", settings.batchSize, 1, 10_000);
  within("maximumBatchingWindowInSeconds", settings.maximumBatchingWindowInSeconds, 0, 300);
  within("parallelizationFactor", settings.parallelizationFactor, 1, 10);
  within("maximumRetryAttempts", settings.maximumRetryAttempts, -1, 10_000);
  if (settings.maximumRecordAgeInSeconds !== -1) {
    within("maximumRecordAgeInSeconds", settings.maximumRecordAgeInSeconds, 60, 604_800);
  }
  return settings;
}

function within(name: keyof MappingSettings, value: number, low: number, high: number): void {
  if (Number.isInteger(value) && value >= low && value <= high) return;
  throw new RangeError(`${name} must be from ${low} to ${high}, not ${value}`);
}
