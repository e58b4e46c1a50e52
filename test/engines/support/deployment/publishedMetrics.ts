import { pathToFileURL } from "node:url";
import { runCommand } from "../../harness/runCommand.js";

/** A metric as CloudWatch tells it from others. */
export interface MetricIdentity {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
}

interface EmbeddedMetrics {
  readonly _aws?: {
    readonly CloudWatchMetrics: readonly {
      readonly Namespace: string;
      readonly Dimensions: readonly (readonly string[])[];
      readonly Metrics: readonly { readonly Name: string }[];
    }[];
  };
  readonly [member: string]: unknown;
}

const program = `
const { handler } = await import(process.argv[1]);
await handler(JSON.parse(process.argv[2]), {
  awsRequestId: "metrics",
  getRemainingTimeInMillis: () => 60000,
});
`;

/**
 * Run a function's module with an event, and read the metrics that it prints.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export async function publishedMetrics(
  module: string,
  environment: Readonly<Record<string, string>>,
  event: unknown,
): Promise<MetricIdentity[]> {
  const url = pathToFileURL(module).href;
  const args = ["--input-type=module", "-e", program, url, JSON.stringify(event)];
  const printed = await runCommand(process.execPath, args, { environment });
  const lines = printed.split("\n").filter((line) => line.includes('"_aws"'));
  return lines.flatMap((line) => metricsOf(JSON.parse(line)));
}

function metricsOf(line: EmbeddedMetrics): MetricIdentity[] {
  const directives = line._aws?.CloudWatchMetrics ?? [];
  return directives.flatMap(({ Namespace, Dimensions, Metrics }) =>
    Dimensions.flatMap((names) =>
      Metrics.map(({ Name }) => ({
        namespace: Namespace,
        name: Name,
        dimensions: Object.fromEntries(names.map((name) => [name, String(line[name])])),
      })),
    ),
  );
}
