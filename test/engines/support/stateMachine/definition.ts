/** The part of the Amazon States Language that the machines use, with JSONata as query language. */

export interface Machine {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
}

export type State = Step | Choice | Fail;

/** A state that has a result. */
export type Step = Pass | Task | Wait | MapState | Succeed;

/** What a state may do with its result; values are templates, in which `{% … %}` is JSONata. */
interface Common {
  readonly Assign?: Template;
  readonly Output?: Template;
  readonly Next?: string;
  readonly End?: boolean;
}

export interface Pass extends Common {
  readonly Type: "Pass";
}

export interface Task extends Common {
  readonly Type: "Task";
  readonly Resource: string;
  readonly Arguments: Template;
  readonly Retry?: readonly { readonly MaxAttempts: number }[];
}

export interface Choice {
  readonly Type: "Choice";
  readonly Choices: readonly { readonly Condition: string; readonly Next: string }[];
  readonly Default: string;
}

export interface Wait extends Common {
  readonly Type: "Wait";
  readonly Seconds: number;
}

export interface MapState extends Common {
  readonly Type: "Map";
  readonly Items?: Template;
  readonly ItemReader?: { readonly Resource: string; readonly Arguments: Template };
  readonly ItemSelector?: Template;
  readonly ItemProcessor: Machine;
  readonly ToleratedFailurePercentage?: number;
}

export interface Succeed extends Common {
  readonly Type: "Succeed";
}

export interface Fail {
  readonly Type: "Fail";
  readonly Error: string;
  readonly Cause: string;
}

export type Template =
  | string
  | number
  | boolean
  | null
  | readonly Template[]
  | { readonly [name: string]: Template };
