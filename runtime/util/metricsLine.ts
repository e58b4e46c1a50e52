/** A measure. */
export interface Metric {
  readonly name: string;
  readonly unit: "Bytes" | "Count" | "Seconds";
  readonly value: number;
}

/**
 * Spell metrics in CloudWatch's embedded metric format, which makes metrics of a line of a log.
 * CloudWatch takes no blank dimension, so that such a one is left out.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export function metricsLine(
  namespace: string,
  dimensions: Readonly<Record<string, string>>,
  metrics: readonly Metric[],
  now: Date,
): string {
  const told = Object.entries(dimensions).filter(([, value]) => value.trim() !== "");
  const directive = {
    Namespace: namespace,
    Dimensions: [told.map(([name]) => name)],
    Metrics: metrics.map(({ name, unit }) => ({ Name: name, Unit: unit })),
  };
  return JSON.stringify({
    _aws: { Timestamp: now.getTime(), CloudWatchMetrics: [directive] },
    ...Object.fromEntries(told),
    ...Object.fromEntries(metrics.map(({ name, value }) => [name, value])),
  });
}
