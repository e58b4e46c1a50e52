import { test } from "uvu";
import * as assert from "uvu/assert";
import { type MappingSettings, mappingSettings } from "./MappingSettings.js";

// All from "Lambda parameters for Amazon Kinesis Data Streams event source mappings"; the floor of
// 60 seconds from API CreateEventSourceMapping.

test("the defaults are Lambda's", () => {
  assert.equal(mappingSettings({}), {
    batchSize: 100,
    maximumBatchingWindowInSeconds: 0,
    parallelizationFactor: 1,
    bisectBatchOnFunctionError: false,
    maximumRetryAttempts: -1,
    maximumRecordAgeInSeconds: -1,
    reportBatchItemFailures: false,
  });
});

const refused: readonly Partial<MappingSettings>[] = [
  { batchSize: 0 },
  { batchSize: 10_001 },
  { batchSize: 1.5 },
  { maximumBatchingWindowInSeconds: 301 },
  { parallelizationFactor: 0 },
  { parallelizationFactor: 11 },
  { maximumRetryAttempts: 10_001 },
  { maximumRecordAgeInSeconds: 59 },
  { maximumRecordAgeInSeconds: 604_801 },
];

for (const settings of refused) {
  test(`${JSON.stringify(settings)} is refused`, () => {
    assert.throws(() => mappingSettings(settings), RangeError);
  });
}

test("the limits themselves are accepted", () => {
  mappingSettings({ batchSize: 10_000, maximumBatchingWindowInSeconds: 300 });
  mappingSettings({ parallelizationFactor: 10, maximumRetryAttempts: 10_000 });
  mappingSettings({ maximumRecordAgeInSeconds: 604_800 });
});

test.run();
