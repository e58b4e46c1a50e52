import type { WorkerCommand } from "../process/Worker.js";
import type { Workshop } from "../workshop/Workshop.js";

/** Bundle ways, and give the commands that run each of them on an event. */
export async function wayCommands<Name extends string>(
  workshop: Workshop,
  names: readonly Name[],
  event: string,
): Promise<Readonly<Record<Name, WorkerCommand>>> {
  const commands = names.map(async (name) => {
    const bundle = await workshop.bundle(`test/bench/ways/${name}.ts`);
    return [name, await commandOf(workshop, bundle, event)];
  });
  return Object.fromEntries(await Promise.all(commands)) as never;
}

/** Give the command that runs a bundle's way on an event. */
export async function commandOf(
  workshop: Workshop,
  bundle: string,
  event?: string,
): Promise<WorkerCommand> {
  const runner = await workshop.bundle("test/bench/process/runWay.ts");
  return { command: process.execPath, args: [runner, bundle, ...(event ? [event] : [])] };
}
