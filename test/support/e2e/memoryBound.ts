/** Resident memory that a process may take for a batch, in all; docs/runbook.md states it. */
export const boundMebibytes = 768;
