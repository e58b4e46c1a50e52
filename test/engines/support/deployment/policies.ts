import type { Plan, PlannedResource } from "./Plan.js";

/** A statement of a policy, whatever it leaves single in a list. */
export interface Statement {
  /** Where it is: the resource's address and the statement's name. */
  readonly place: string;
  readonly effect: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditions: Readonly<Record<string, unknown>>;
}

interface PolicyDocument {
  readonly Statement: OneOrMany<RawStatement>;
}

interface RawStatement {
  readonly Sid?: string;
  readonly Effect: string;
  readonly Action?: OneOrMany<string>;
  readonly NotAction?: OneOrMany<string>;
  readonly Resource?: OneOrMany<string>;
  readonly NotResource?: OneOrMany<string>;
  readonly Condition?: Readonly<Record<string, unknown>>;
}

type OneOrMany<T> = T | readonly T[];

/** Where resources carry policies. */
const policyArguments = ["policy", "assume_role_policy", "inline_policy"] as const;

/**
 * List the statements of every policy that a plan has, on whatever resource.
 *
 * @throws Error for a policy that is not known before it is applied, and for one by exclusion
 */
export function statementsOf(plan: Plan): Statement[] {
  return plan.resources
    .filter(({ mode }) => mode === "managed")
    .flatMap((resource) =>
      policyArguments
        .filter((argument) => carriesPolicy(resource, argument))
        .flatMap((argument) => statements(resource, argument)),
    );
}

function carriesPolicy({ type, values }: PlannedResource, argument: string): boolean {
  const isPolicy = type.endsWith("_policy") && argument === "policy";
  return isPolicy || typeof values[argument] === "string";
}

function statements({ address, values }: PlannedResource, argument: string): Statement[] {
  const text = values[argument];
  if (typeof text !== "string") {
    throw new Error(`${address}: ${argument} is not known before it is applied`);
  }
  const document: PolicyDocument = JSON.parse(text);
  return many(document.Statement).map((raw) => statement(`${address} ${raw.Sid ?? argument}`, raw));
}

function statement(place: string, raw: RawStatement): Statement {
  if (raw.NotAction !== undefined || raw.NotResource !== undefined) {
    throw new Error(`${place} grants by exclusion`);
  }
  return {
    place,
    effect: raw.Effect,
    actions: many(raw.Action ?? []),
    resources: many(raw.Resource ?? []),
    conditions: raw.Condition ?? {},
  };
}

function many<T>(value: OneOrMany<T>): readonly T[] {
  return Array.isArray(value) ? value : [value as T];
}
