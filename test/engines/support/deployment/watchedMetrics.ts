import { type Plan, resource, resourcesOfType } from "./Plan.js";
import type { MetricIdentity } from "./publishedMetrics.js";

/** List the metrics of a namespace that a plan's alarms and dashboard look at. */
export function watchedMetrics(plan: Plan, namespace: string): MetricIdentity[] {
  return [...alarmed(plan), ...shown(plan)].filter((metric) => metric.namespace === namespace);
}

function alarmed(plan: Plan): MetricIdentity[] {
  return resourcesOfType(plan, "aws_cloudwatch_metric_alarm").map(({ values }) => ({
    namespace: values.namespace,
    name: values.metric_name,
    dimensions: values.dimensions,
  }));
}

interface Widget {
  readonly properties: { readonly metrics?: readonly (readonly string[])[] };
}

function shown(plan: Plan): MetricIdentity[] {
  const { dashboard_body } = resource(plan, "aws_cloudwatch_dashboard", "pipeline").values;
  const { widgets }: { widgets: readonly Widget[] } = JSON.parse(dashboard_body);
  return widgets.flatMap(({ properties }) => (properties.metrics ?? []).map(graphed));
}

/** A graph's metric is a list: namespace, name, then names and values of dimensions in turn. */
function graphed([namespace = "", name = "", ...dimensions]: readonly string[]): MetricIdentity {
  const pairs = dimensions.flatMap((each, at) =>
    at % 2 === 0 ? [[each, dimensions[at + 1]]] : [],
  );
  return { namespace, name, dimensions: Object.fromEntries(pairs) };
}
