import { readFileSync } from "node:fs";

/**
 * Give the most memory that this process has had in RAM.
 *
 * Linux counts the parent's into `ru_maxrss` when a process is started, so that is asked only where
 * there is no better.
 *
 * @see https://man7.org/linux/man-pages/man5/proc_pid_status.5.html
 */
export function peakKilobytes(): number {
  const peak = /^VmHWM:\s*(\d+) kB$/m.exec(statusOfProcess())?.[1];
  return peak === undefined ? process.resourceUsage().maxRSS : Number(peak);
}

function statusOfProcess(): string {
  try {
    return readFileSync("/proc/self/status", "utf8");
  } catch {
    return "";
  }
}
