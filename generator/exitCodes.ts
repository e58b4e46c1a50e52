/** What the command line exits with. */
export const exitCodes = {
  done: 0,
  /** Diagnostics that are errors, drift, or an output that cannot be written. */
  failed: 1,
  usage: 2,
} as const;
