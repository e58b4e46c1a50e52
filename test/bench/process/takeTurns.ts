import type { Turns } from "../figures/ratioOf.js";
import { Worker, type WorkerCommand } from "./Worker.js";

/** What the turns of one process have found. */
export interface Timing {
  /** Milliseconds of the runs of each turn. */
  readonly millis: Turns;
  /** Of the objects that a run makes. */
  readonly bytes: number;
}

/** Long enough for V8 to have compiled what is hot. */
const warmUp = { millis: 1500, runs: 1 };
/** Several runs, so that their median is one of a warm cache. */
const turn = { millis: 60, runs: 5 };

/**
 * Measure by turns, each in a process of its own that stays, as a function's does.
 *
 * In one process one's rubbish would be collected while another is timed. To collect it by force
 * before every run makes what follows a tenth to a third slower, which no function ever meets. Here
 * it is collected at the cost of who made it, when V8 sees fit.
 */
export async function takeTurns<Name extends string>(
  commands: Readonly<Record<Name, WorkerCommand>>,
  rounds: number,
): Promise<Readonly<Record<Name, Timing>>> {
  const names = Object.keys(commands) as Name[];
  const workers = names.map((name) => new Worker(commands[name]));
  const turns = workers.map(() => ({ millis: [] as (readonly number[])[], bytes: 0 }));
  try {
    for (const worker of workers) await worker.visit(warmUp);
    for (let round = 0; round < rounds; round++) {
      for (const [index, worker] of workers.entries()) {
        const { times, bytes } = await worker.visit(turn);
        const found = turns[index] as (typeof turns)[number];
        found.millis.push(times);
        found.bytes = bytes;
      }
    }
  } finally {
    await Promise.all(workers.map((worker) => worker.end()));
  }
  return Object.fromEntries(names.map((name, index) => [name, turns[index]])) as never;
}
