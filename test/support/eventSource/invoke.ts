import type { Context, KinesisStreamEvent } from "aws-lambda";
import { type Ending, runOnClock } from "./runOnClock.js";
import { VirtualClock } from "./VirtualClock.js";
import { withVirtualTimers } from "./withVirtualTimers.js";

/**
 * A function as Lambda calls it. The clock is the simulation's: what the function waits on with it
 * takes virtual time.
 */
export type Handler = (event: KinesisStreamEvent, context: Context, clock: VirtualClock) => unknown;

/** The function's side of an invocation. */
export interface FunctionSettings {
  readonly arn: string;
  /** Milliseconds after which an invocation is ended. */
  readonly timeout: number;
  /** Whether the function's own timers run on the clock, too. */
  readonly virtualTimers: boolean;
}

/** One call of a function. Times are in milliseconds. */
export interface Call {
  readonly at: number;
  readonly requestId: string;
  /** The process dies so long after the start. */
  readonly killedAfter?: number | undefined;
}

/** How a call ended. */
export interface Invoked {
  readonly ending: "answered" | "threw" | "timed out" | "killed";
  /** When it ended, in virtual time. */
  readonly end: number;
  /** Set where it answered. */
  readonly response?: unknown;
  /** Set where it threw. */
  readonly error?: unknown;
}

/**
 * Call a function: the event is a copy of its own, the answer what its JSON says. The call ends
 * when the function answers or throws, when its time is up, or when its process is killed.
 */
export async function invoke(
  handler: Handler,
  event: KinesisStreamEvent,
  settings: FunctionSettings,
  { at, requestId, killedAfter = Number.POSITIVE_INFINITY }: Call,
): Promise<Invoked> {
  const clock = new VirtualClock(at);
  const deadline = at + settings.timeout;
  const end = Math.min(deadline, at + killedAfter);
  const context = lambdaContext(settings, requestId, () => deadline - clock.now());
  const work = async () => throughJson(await handler(throughJson(event), context, clock));
  const run = () => runOnClock(clock, work, end);
  const ending = await (settings.virtualTimers ? withVirtualTimers(clock, run) : run());
  return { ...invokedBy(ending, end < deadline), end: clock.now() };
}

function invokedBy(ending: Ending<unknown>, killed: boolean): Omit<Invoked, "end"> {
  if (ending.kind === "threw") return { ending: "threw", error: ending.error };
  if (ending.kind === "returned") return { ending: "answered", response: ending.value };
  return { ending: killed ? "killed" : "timed out" };
}

function throughJson<T>(value: T): T {
  return JSON.parse(JSON.stringify(value) ?? "null");
}

/** @see https://docs.aws.amazon.com/lambda/latest/dg/nodejs-context.html */
function lambdaContext(
  { arn }: FunctionSettings,
  awsRequestId: string,
  remaining: () => number,
): Context {
  const functionName = arn.split(":").at(-1) ?? "";
  return {
    callbackWaitsForEmptyEventLoop: true,
    functionName,
    functionVersion: "$LATEST",
    invokedFunctionArn: arn,
    memoryLimitInMB: "1024",
    awsRequestId,
    logGroupName: `/aws/lambda/${functionName}`,
    logStreamName: `[$LATEST]${awsRequestId}`,
    getRemainingTimeInMillis: () => Math.max(0, remaining()),
    done: () => undefined,
    fail: () => undefined,
    succeed: () => undefined,
  };
}
