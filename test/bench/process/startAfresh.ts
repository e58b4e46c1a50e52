import type { Visit, VisitResult } from "./Visit.js";
import { Worker, type WorkerCommand } from "./Worker.js";

/** Ask fresh processes for a visit each, by turns: so many for each command. */
export async function startAfresh<Name extends string>(
  commands: Readonly<Record<Name, WorkerCommand>>,
  times: number,
  visit: Visit,
): Promise<Readonly<Record<Name, readonly VisitResult[]>>> {
  const names = Object.keys(commands) as Name[];
  const results = names.map(() => [] as VisitResult[]);
  for (let time = 0; time < times; time++) {
    for (const [index, name] of names.entries()) {
      const worker = new Worker(commands[name]);
      results[index]?.push(await worker.visit(visit));
      await worker.end();
    }
  }
  return Object.fromEntries(names.map((name, index) => [name, results[index]])) as never;
}
