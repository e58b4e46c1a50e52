import type { Terraform } from "../../harness/terraform/terraform.js";

/** A resource as Terraform means to make it, or has made it. */
export interface PlannedResource {
  /** `module.pipeline.aws_s3_bucket.all["archive"]` */
  readonly address: string;
  readonly mode: "managed" | "data";
  readonly type: string;
  readonly name: string;
  readonly index?: string | number;
  /** What is known of its arguments. */
  // biome-ignore lint/suspicious/noExplicitAny: the shape is each provider resource's own.
  readonly values: Readonly<Record<string, any>>;
}

/** What Terraform does to a resource: `["create"]`, `["update"]`, `["delete", "create"]`. */
export interface PlannedChange {
  readonly address: string;
  readonly type: string;
  readonly change: { readonly actions: readonly string[] };
}

/** A plan. */
export interface Plan {
  readonly resources: readonly PlannedResource[];
  readonly changes: readonly PlannedChange[];
}

interface Module {
  readonly resources?: readonly PlannedResource[];
  readonly child_modules?: readonly Module[];
}

/**
 * Make a plan and read it.
 *
 * @see https://developer.hashicorp.com/terraform/internals/json-format#plan-representation
 */
export async function planOf(root: Terraform): Promise<Plan> {
  await root.run("plan", "-out=test.tfplan");
  const plan = JSON.parse(await root.run("show", "-json", "test.tfplan"));
  return {
    resources: resourcesOf(plan.planned_values.root_module),
    changes: plan.resource_changes,
  };
}

/** Find the one resource of a type and name, by its index where there are several. */
export function resource(plan: Plan, type: string, name: string, index?: string): PlannedResource {
  const found = plan.resources.filter(
    (each) =>
      each.type === type && each.name === name && (index === undefined || each.index === index),
  );
  const [only] = found;
  if (only === undefined || found.length > 1) {
    throw new Error(`${found.length} resources are ${type}.${name}`);
  }
  return only;
}

/** List the resources of a type. */
export function resourcesOfType(plan: Plan, type: string): readonly PlannedResource[] {
  return plan.resources.filter((each) => each.type === type);
}

function resourcesOf({ resources = [], child_modules = [] }: Module): PlannedResource[] {
  return [...resources, ...child_modules.flatMap(resourcesOf)];
}
