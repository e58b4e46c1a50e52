/** What a process is asked for: runs, one after another. */
export interface Visit {
  /** At least so long. */
  readonly millis: number;
  /** At least so many. */
  readonly runs: number;
}

/** What a visit has found. */
export interface VisitResult {
  /** Milliseconds of each run. */
  readonly times: readonly number[];
  /** Of the objects that a run has made. */
  readonly bytes: number;
  /** How long the way's import and init took; 0 where that is not measured. */
  readonly importMillis: number;
  /** The most memory that the process has had until now; 0 where that is not measured. */
  readonly peakKilobytes: number;
}
