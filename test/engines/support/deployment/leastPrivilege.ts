import type { Environment } from "../../../../runtime/tasks/Environment.js";
import type { Plan, PlannedResource } from "./Plan.js";
import { resourcesOfType } from "./Plan.js";
import type { Statement } from "./policies.js";

/** The account of the mock AWS. */
const account = "123456789012";

/** How resources that a role may be let use are spelt as ARNs, by type. */
const spellings: Readonly<Record<string, (resource: PlannedResource, at: string) => string[]>> = {
  aws_s3_bucket: ({ values }) => [`arn:aws:s3:::${values.bucket}`],
  aws_cloudwatch_log_group: ({ values }, at) => [`arn:aws:logs:${at}:log-group:${values.name}`],
  aws_lambda_function: ({ values }, at) => [
    `arn:aws:lambda:${at}:function:${values.function_name}`,
  ],
  aws_athena_workgroup: ({ values }, at) => [`arn:aws:athena:${at}:workgroup/${values.name}`],
  aws_sfn_state_machine: ({ values }, at) =>
    ["stateMachine", "execution", "mapRun"].map(
      (kind) => `arn:aws:states:${at}:${kind}:${values.name}`,
    ),
  aws_glue_catalog_database: ({ values }, at) =>
    ["database", "table"].map((kind) => `arn:aws:glue:${at}:${kind}/${values.name}`),
};

/**
 * List the ARNs that a deployment's roles may be let use: the module's own resources, the stream,
 * which it may find made, the key that it is given, and what an account has one of.
 */
export function ownArns(plan: Plan, { region, stream }: Environment, key?: string): string[] {
  const at = `${region}:${account}`;
  return [
    ...Object.entries(spellings).flatMap(([type, spell]) =>
      resourcesOfType(plan, type).flatMap((resource) => spell(resource, at)),
    ),
    `arn:aws:kinesis:${at}:stream/${stream.name}`,
    `arn:aws:glue:${at}:catalog`,
    `arn:aws:athena:${at}:datacatalog/AwsDataCatalog`,
    ...(key === undefined ? [] : [key]),
  ];
}

/** Say what a statement grants beyond actions by their names on resources of these. */
export function excesses(statement: Statement, own: readonly string[]): string[] {
  const { place, actions, resources } = statement;
  return [
    ...actions.filter(isPattern).map((action) => `${place} grants the pattern ${action}`),
    ...resources
      .filter((arn) => !own.some((base) => liesIn(arn, base)))
      .map((arn) => `${place} reaches ${arn}`),
  ];
}

function liesIn(arn: string, base: string): boolean {
  return arn === base || arn.startsWith(`${base}/`) || arn.startsWith(`${base}:`);
}

function isPattern(action: string): boolean {
  return /[*?]/.test(action);
}
