import type { Jsonata } from "../../harness/jsonata/installJsonata.js";
import type { Choice, Fail, Machine, MapState, State, Step, Task, Template } from "./definition.js";
import { evaluate, type Scope } from "./evaluate.js";

/** What a machine reaches outside. */
export interface Services {
  /** Answers a task's call of a service. */
  readonly call: (resource: string, input: unknown) => unknown;
  /** Lists what a map's reader finds. */
  readonly read?: (input: unknown) => readonly unknown[];
  readonly wait?: (seconds: number) => void;
}

/** An execution: who it is, and what it was started with. */
export interface Execution {
  readonly machine: string;
  readonly id: string;
  readonly startTime: string;
  readonly input: unknown;
}

/** What a machine ends with at a Fail state. */
export class MachineFailed extends Error {}

/**
 * Run a machine to its end and return its output, items of maps one after the other, without the
 * pauses between retries.
 *
 * @throws MachineFailed at a Fail state; Error of a task whose retries are used up
 */
export function runMachine(
  machine: Machine,
  { machine: StateMachine, id, startTime, input }: Execution,
  services: Services,
  jsonata: Jsonata,
): Promise<unknown> {
  const context = {
    Execution: { Id: id, StartTime: startTime, Input: input },
    StateMachine: { Id: StateMachine },
  };
  return new Run(services, jsonata).machine(machine, input, context, {});
}

type Context = Readonly<Record<string, unknown>>;
type Variables = Readonly<Record<string, unknown>>;

/** The state that is next, none at the end, and what it is given. */
interface Position {
  readonly name: string | undefined;
  readonly value: unknown;
  readonly variables: Variables;
}

class Run {
  readonly #services: Services;
  readonly #jsonata: Jsonata;

  constructor(services: Services, jsonata: Jsonata) {
    this.#services = services;
    this.#jsonata = jsonata;
  }

  async machine(
    { StartAt, States }: Machine,
    input: unknown,
    context: Context,
    variables: Variables,
  ): Promise<unknown> {
    let at: Position = { name: StartAt, value: input, variables };
    while (at.name !== undefined) {
      const state = States[at.name];
      if (state === undefined) throw new Error(`no state is called ${at.name}`);
      const scope = { states: { input: at.value, context }, variables: at.variables };
      at = await this.#pass(state, scope);
    }
    return at.value;
  }

  async #pass(state: State, scope: Scope): Promise<Position> {
    const { variables, states } = scope;
    if (state.Type === "Fail") throw await this.#failure(state, scope);
    if (state.Type === "Choice") {
      return { name: await this.#choose(state, scope), value: states.input, variables };
    }
    const result = await this.#result(state, scope);
    const after = { variables, states: { ...states, result } };
    const { Assign = {}, Output, Next } = state;
    const assigned = (await this.#evaluate(Assign, after)) as Variables;
    const value = Output === undefined ? result : await this.#evaluate(Output, after);
    return { name: Next, value, variables: { ...variables, ...assigned } };
  }

  async #choose({ Choices, Default }: Choice, scope: Scope): Promise<string> {
    for (const { Condition, Next } of Choices) {
      if ((await this.#evaluate(Condition, scope)) === true) return Next;
    }
    return Default;
  }

  async #failure({ Error: name, Cause }: Fail, scope: Scope): Promise<MachineFailed> {
    return new MachineFailed(`${name}: ${await this.#evaluate(Cause, scope)}`);
  }

  async #result(state: Step, scope: Scope): Promise<unknown> {
    switch (state.Type) {
      case "Task":
        return this.#call(state, scope);
      case "Map":
        return this.#map(state, scope);
      case "Wait":
        this.#services.wait?.(state.Seconds);
        return scope.states.input;
      default:
        return scope.states.input;
    }
  }

  async #call({ Resource, Arguments, Retry = [] }: Task, scope: Scope): Promise<unknown> {
    const input = await this.#evaluate(Arguments, scope);
    for (let left = Retry[0]?.MaxAttempts ?? 0; ; left--) {
      try {
        return await this.#services.call(Resource, input);
      } catch (error) {
        if (left === 0) throw error;
      }
    }
  }

  async #map(state: MapState, scope: Scope): Promise<unknown> {
    const items = await this.#items(state, scope);
    const results: unknown[] = [];
    const errors: unknown[] = [];
    for (const Value of items) {
      const context = { ...(scope.states.context as Context), Map: { Item: { Value } } };
      const selecting = { ...scope, states: { ...scope.states, context } };
      const input = state.ItemSelector
        ? await this.#evaluate(state.ItemSelector, selecting)
        : Value;
      try {
        results.push(await this.machine(state.ItemProcessor, input, context, scope.variables));
      } catch (error) {
        errors.push(error);
        const share = (100 * errors.length) / items.length;
        if (share > (state.ToleratedFailurePercentage ?? 0)) throw error;
      }
    }
    return state.ItemReader ? mapRun(results, errors) : results;
  }

  async #items({ Items, ItemReader }: MapState, scope: Scope): Promise<readonly unknown[]> {
    if (Items !== undefined) return (await this.#evaluate(Items, scope)) as unknown[];
    const input = await this.#evaluate(ItemReader?.Arguments ?? {}, scope);
    return this.#services.read?.(input) ?? [];
  }

  #evaluate(template: Template, scope: Scope): Promise<unknown> {
    return evaluate(template, scope, this.#jsonata);
  }
}

/** What a distributed map leaves when its results are written to S3. */
function mapRun(results: readonly unknown[], errors: readonly unknown[]) {
  return {
    MapRunArn: `map-run:${results.length}:${errors.length}`,
    ResultWriterDetails: { Bucket: "results", Key: "map-results/1/manifest.json" },
  };
}
