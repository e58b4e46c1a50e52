import { noCounts, sumCounts } from "../../delivery/DeliveryCounts.js";
import { mapLimited } from "../../util/mapLimited.js";
import type { CheckpointFolder } from "../CheckpointFolder.js";
import type { Interruption } from "../Interruption.js";
import type { BackfillJob, BackfillPart, PartProgress } from "./BackfillJob.js";

/** How a job is run. */
export interface JobRun {
  /** Parts at a time. */
  readonly atOnce: number;
  /** Where progress is kept; absent where nothing is to be written. */
  readonly checkpoints: CheckpointFolder | undefined;
  readonly interruption: Interruption;
  /** Told of items as they are done, those of earlier runs included. */
  onItems(count: number): void;
}

/**
 * Run a job's parts, each from its checkpoint on. After an error or an interrupt no part is begun,
 * and those under way end behind their batch.
 *
 * @returns how far each part has come
 * @throws the first error of a part
 */
export async function runJob(
  { parts }: BackfillJob,
  run: JobRun,
): Promise<ReadonlyMap<string, PartProgress>> {
  const progress = new Map<string, PartProgress>();
  const errors: unknown[] = [];
  await mapLimited(parts, run.atOnce, async (part) => {
    if (errors.length > 0) return;
    try {
      progress.set(part.name, await runPart(part, run));
    } catch (error) {
      errors.push(error);
    }
  });
  if (errors.length > 0) throw errors[0];
  return progress;
}

async function runPart(part: BackfillPart, run: JobRun): Promise<PartProgress> {
  const { checkpoints, interruption, onItems } = run;
  const from = await checkpoints?.read<PartProgress>(part.name);
  let told = 0;
  const tell = ({ counts: { received } }: PartProgress) => {
    onItems(received - told);
    told = received;
  };
  if (from) tell(from);
  if (from?.done) return from;
  if (interruption.came) return from ?? { counts: noCounts, done: false };
  const last = await part.run(from, async (progress) => {
    await checkpoints?.write(part.name, progress);
    tell(progress);
  });
  await checkpoints?.write(part.name, last);
  return last;
}

/** Add up what became of all parts' items. */
export function totalOf(progress: ReadonlyMap<string, PartProgress>) {
  return sumCounts([...progress.values()].map(({ counts }) => counts));
}
