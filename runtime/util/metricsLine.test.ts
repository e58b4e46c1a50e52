import { test } from "uvu";
import * as assert from "uvu/assert";
import { metricsLine } from "./metricsLine.js";

const now = new Date("2024-05-01T10:00:00Z");
const delivered = { name: "Delivered", unit: "Count", value: 2 } as const;

test("a line says what its metrics are, and then their values beside the dimensions'", () => {
  const age = { name: "Age", unit: "Seconds", value: 0.5 } as const;
  assert.is(
    metricsLine("Demand", { service: "delivery" }, [delivered, age], now),
    '{"_aws":{"Timestamp":1714557600000,"CloudWatchMetrics":[{"Namespace":"Demand",' +
      '"Dimensions":[["service"]],"Metrics":[{"Name":"Delivered","Unit":"Count"},' +
      '{"Name":"Age","Unit":"Seconds"}]}]},"service":"delivery","Delivered":2,"Age":0.5}',
  );
});

test("a blank dimension, for which CloudWatch would drop all, is left out", () => {
  const line = metricsLine("Demand", { service: "delivery", field: " " }, [delivered], now);
  const { _aws, ...values } = JSON.parse(line);
  assert.equal(_aws.CloudWatchMetrics[0].Dimensions, [["service"]]);
  assert.equal(values, { service: "delivery", Delivered: 2 });
});

test.run();
