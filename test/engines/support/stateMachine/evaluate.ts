import type { Jsonata } from "../../harness/jsonata/installJsonata.js";
import type { Template } from "./definition.js";

/** What an expression can name: `$states` and the variables that states have assigned. */
export interface Scope {
  readonly states: {
    readonly input: unknown;
    readonly result?: unknown;
    readonly context: unknown;
  };
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Evaluate every `{% expression %}` of a template. */
export async function evaluate(
  template: Template,
  scope: Scope,
  jsonata: Jsonata,
): Promise<unknown> {
  if (typeof template === "string") {
    const expression = /^\{%(.*)%\}$/s.exec(template)?.[1];
    if (expression === undefined) return template;
    return plain(await jsonata(expression, { ...scope.variables, states: scope.states }), template);
  }
  if (template === null || typeof template !== "object") return template;
  if (Array.isArray(template)) {
    return Promise.all(template.map((member) => evaluate(member, scope, jsonata)));
  }
  const members = Object.entries(template).map(async ([name, member]) => [
    name,
    await evaluate(member, scope, jsonata),
  ]);
  return Object.fromEntries(await Promise.all(members));
}

/** Step Functions ends with an error where an expression has no value. */
function plain(value: unknown, template: string): unknown {
  if (value === undefined) throw new Error(`${template} has no value`);
  return JSON.parse(JSON.stringify(value));
}
