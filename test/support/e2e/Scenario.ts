import fc from "fast-check";
import type { FormatName } from "../../../runtime/format/Format.js";
import type { MappingSettings } from "../eventSource/MappingSettings.js";

/** A stream, what is on it, how it is read, and how much goes wrong. */
export interface Scenario {
  readonly seed: number;
  /** Changes on the stream; duplicates and poison come on top. */
  readonly count: number;
  readonly settings: Partial<MappingSettings>;
  readonly formats: readonly FormatName[];
  /** Share of puts and calls that go wrong. */
  readonly trouble: number;
  /** Whether a shard is split while records come. */
  readonly split: boolean;
}

/** Scenarios in which Lambda may give records up. */
export function scenarios(most: number): fc.Arbitrary<Scenario> {
  return fc.record({
    ...common(most),
    settings: fc.record({
      ...reading,
      maximumRecordAgeInSeconds: fc.constantFrom(60, 600, 86_400),
      maximumRetryAttempts: fc.constantFrom(-1, -1, 0, 3),
    }),
  });
}

/** Scenarios in which Lambda tries until all is done with. */
export function patientScenarios(most: number): fc.Arbitrary<Scenario> {
  return fc.record({ ...common(most), settings: fc.record(reading) });
}

function common(most: number) {
  return {
    seed: fc.nat(1_000_000),
    count: fc.integer({ min: 1, max: most }),
    formats: fc.constantFrom<FormatName[]>(["parquet"], ["parquet", "avro"]),
    trouble: fc.constantFrom(0, 0.2, 0.5),
    split: fc.boolean(),
  };
}

const reading = {
  batchSize: fc.integer({ min: 1, max: 40 }),
  maximumBatchingWindowInSeconds: fc.constantFrom(0, 10),
  parallelizationFactor: fc.integer({ min: 1, max: 3 }),
  bisectBatchOnFunctionError: fc.boolean(),
  reportBatchItemFailures: fc.constant(true),
};
