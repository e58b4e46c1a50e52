/** What Terraform means to make of every environment, read from its plans. */
import * as assert from "uvu/assert";
import { engineTest } from "./harness/engineTest.js";
import { startMoto } from "./harness/moto/startMoto.js";
import { environment, environmentNames } from "./support/deployment/environments.js";
import { excesses, ownArns } from "./support/deployment/leastPrivilege.js";
import { createStateBucket } from "./support/deployment/mockAccount.js";
import { type Plan, resource, resourcesOfType } from "./support/deployment/Plan.js";
import {
  customerKey,
  planEnvironments,
  planWithOwnKey,
} from "./support/deployment/planEnvironments.js";
import { type Statement, statementsOf } from "./support/deployment/policies.js";
import { projectCopy } from "./support/deployment/projectCopy.js";

const test = await engineTest(async () => {
  const moto = await startMoto();
  await createStateBucket(moto);
  const project = await projectCopy();
  const plans = await planEnvironments(project, moto);
  return { plans, own: await planWithOwnKey(project, moto) };
});

/** Every plan with the environment that it is of. */
function all({ plans, own }: { plans: Record<string, Plan>; own: Plan }) {
  return [
    ...environmentNames.map((name) => ({ name, plan: plans[name] as Plan, key: undefined })),
    { name: "qa1" as const, plan: own, key: customerKey },
  ];
}

function isBucketPolicy({ place }: Statement): boolean {
  return place.includes("aws_s3_bucket_policy");
}

test("no role may do more than it names, nor with anything that is not the module's", (made) => {
  for (const { name, plan, key } of all(made)) {
    const own = ownArns(plan, environment(name), key);
    const granted = statementsOf(plan).filter((statement) => !isBucketPolicy(statement));
    assert.ok(granted.length > 20);
    assert.equal(
      granted.filter(({ effect }) => effect !== "Allow"),
      [],
    );
    assert.equal(
      granted.flatMap((statement) => excesses(statement, own)),
      [],
    );
  }
});

test("a statement that reaches further would be found", ({ plans }) => {
  const own = ownArns(plans.dev1, environment("dev1"));
  const wide = (actions: string[], resources: string[]) =>
    excesses({ place: "x", effect: "Allow", actions, resources, conditions: {} }, own);
  assert.equal(wide(["s3:Put*"], ["arn:aws:s3:::demand-archive-dev1/*"]), [
    "x grants the pattern s3:Put*",
  ]);
  assert.equal(wide(["s3:PutObject"], ["*", "arn:aws:s3:::demand-archive-dev1*"]), [
    "x reaches *",
    "x reaches arn:aws:s3:::demand-archive-dev1*",
  ]);
});

test("only a service of the same account takes on a role, where it names its source", ({
  plans,
}) => {
  const trust = statementsOf(plans.prod1).filter(({ place }) =>
    place.includes("assume_role_policy"),
  );
  const guarded = trust.filter(({ conditions }) => conditions.StringEquals !== undefined);
  assert.is(trust.length, 5);
  assert.equal(
    guarded.map(({ conditions }) => conditions),
    Array(3).fill({ StringEquals: { "aws:SourceAccount": "123456789012" } }),
  );
});

test("a bucket takes nothing without TLS, and its policy grants nothing", (made) => {
  for (const { plan } of all(made)) {
    const denied = statementsOf(plan).filter(isBucketPolicy);
    assert.is(denied.length, 2 * resourcesOfType(plan, "aws_s3_bucket").length);
    for (const { effect, resources, conditions } of denied) {
      assert.is(effect, "Deny");
      assert.is(resources.length, 2);
      assert.ok("Bool" in conditions || "NumericLessThan" in conditions);
    }
  }
});

test("no bucket is public, and every object is its owner's and encrypted", (made) => {
  for (const { plan, key } of all(made)) {
    for (const { index } of resourcesOfType(plan, "aws_s3_bucket")) {
      const of = (type: string) => resource(plan, type, "all", String(index)).values;
      const { block_public_acls, block_public_policy, ...rest } = of(
        "aws_s3_bucket_public_access_block",
      );
      const { ignore_public_acls, restrict_public_buckets } = rest;
      assert.equal(
        [block_public_acls, block_public_policy, ignore_public_acls, restrict_public_buckets],
        [true, true, true, true],
      );
      assert.equal(of("aws_s3_bucket_ownership_controls").rule, [
        { object_ownership: "BucketOwnerEnforced" },
      ]);
      const [rule] = of("aws_s3_bucket_server_side_encryption_configuration").rule;
      const [{ sse_algorithm }] = rule.apply_server_side_encryption_by_default;
      assert.is(sse_algorithm, key === undefined ? "AES256" : "aws:kms");
    }
  }
});

test("the archive and the failures keep versions, and every bucket forgets what is over", ({
  plans,
}) => {
  const versioned = resourcesOfType(plans.prod1, "aws_s3_bucket_versioning");
  assert.equal(
    versioned.map(({ index }) => index),
    ["archive", "failures"],
  );
  const lifecycles = resourcesOfType(plans.prod1, "aws_s3_bucket_lifecycle_configuration");
  const days = lifecycles.map(({ index, values }) => [index, expirations(values.rule)]);
  assert.equal(Object.fromEntries(days), {
    archive: {
      "changes/quarantine/": environmentDays("prod1").quarantineDays,
      "changes/replayed/": environmentDays("prod1").quarantineDays,
    },
    failures: { "": environmentDays("prod1").failedBatchDays },
    exports: { "": 30 },
    results: { "": 14 },
  });
});

// biome-ignore lint/suspicious/noExplicitAny: the shape is the provider's.
function expirations(rules: readonly any[]): Record<string, number> {
  const expiring = rules.filter(({ expiration }) => expiration.length > 0);
  return Object.fromEntries(
    expiring.map(({ filter, expiration }) => [filter[0].prefix, expiration[0].days]),
  );
}

function environmentDays(name: "prod1") {
  return (environment(name) as unknown as { retention: Record<string, number> }).retention;
}

test("Lambda gives no record up without a copy, and filters none", (made) => {
  for (const { name, plan } of all(made)) {
    const { values } = resource(plan, "aws_lambda_event_source_mapping", "changes");
    const { batchSize, maximumRecordAgeSeconds } = environment(name).eventSource;
    assert.is(values.starting_position, "TRIM_HORIZON");
    assert.is(values.batch_size, batchSize);
    assert.is(values.maximum_record_age_in_seconds, maximumRecordAgeSeconds);
    assert.is(values.maximum_retry_attempts, -1);
    assert.is(values.bisect_batch_on_function_error, true);
    assert.equal(values.function_response_types, ["ReportBatchItemFailures"]);
    assert.equal(values.filter_criteria, []);
    assert.is(values.destination_config.length, 1);
  }
});

test("DynamoDB tells microseconds", (made) => {
  for (const { name, plan } of all(made)) {
    const destinations = resourcesOfType(plan, "aws_dynamodb_kinesis_streaming_destination");
    assert.equal(
      destinations.map(({ values }) => [
        values.table_name,
        values.approximate_creation_date_time_precision,
      ]),
      Object.keys(environment(name).tables).map((table) => [table, "MICROSECOND"]),
    );
  }
});

test("tables and streams are made or found, as the root says", ({ plans, own }) => {
  const made = (plan: Plan) =>
    ["aws_dynamodb_table", "aws_kinesis_stream"].map((type) => resourcesOfType(plan, type).length);
  assert.equal(made(plans.dev1), [1, 1]);
  assert.equal(made(plans.prod1), [0, 1]);
  assert.equal(made(own), [0, 0]);
});

test("production outlives its Terraform", ({ plans }) => {
  const kept = (plan: Plan) =>
    resourcesOfType(plan, "aws_s3_bucket").every(({ values }) => !values.force_destroy);
  assert.equal([kept(plans.prod1), kept(plans.preprod1), kept(plans.dev1)], [true, true, false]);
});

test("a team's own key and boundary are used throughout", ({ own }) => {
  const functions = resourcesOfType(own, "aws_lambda_function");
  assert.equal(
    functions.map(({ values }) => values.kms_key_arn),
    [customerKey, customerKey],
  );
  for (const { values } of resourcesOfType(own, "aws_iam_role")) {
    assert.is(values.permissions_boundary, "arn:aws:iam::123456789012:policy/boundary");
  }
});

test("a workgroup's settings hold for every query, and limit what it reads", ({ plans }) => {
  const workgroups = resourcesOfType(plans.prod1, "aws_athena_workgroup");
  assert.equal(workgroups.map(({ values }) => values.name).sort(), [
    "demand-prod1",
    "demand-prod1-compaction",
  ]);
  for (const { values } of workgroups) {
    const [configuration] = values.configuration;
    assert.is(configuration.enforce_workgroup_configuration, true);
    assert.is(configuration.bytes_scanned_cutoff_per_query, 1000 * 2 ** 30);
  }
});

test.run();
