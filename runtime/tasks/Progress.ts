import { SingleBar } from "cli-progress";

/** A progress bar on standard error, where that is a terminal; else silence. */
export class Progress {
  private readonly bar = new SingleBar({
    format: "{bar} {percentage}% {task}",
    barCompleteChar: "█",
    barIncompleteChar: "░",
    barsize: 30,
    hideCursor: true,
    clearOnComplete: true,
    stream: process.stderr,
  });

  /** Begin a task of so many steps. */
  start(task: string, steps: number): void {
    this.bar.stop();
    if (process.stderr.isTTY) this.bar.start(steps, 0, { task });
  }

  advance(steps: number): void {
    if (process.stderr.isTTY) this.bar.increment(steps);
  }

  stop(): void {
    this.bar.stop();
  }
}
