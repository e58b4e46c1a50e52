/** A value that does not fit its place in the schema. */
export interface Misfit {
  /** JSON Pointer into the image, by attribute names: `/location/source/accuracy`. */
  readonly pointer: string;
  /** What is wrong: `expected N, found S`. Carries no value of the record. */
  readonly problem: string;
}

/** Spell a misfit as the `change_misfits` column does. */
export function misfitText(misfit: Misfit): string {
  return `${misfit.pointer}: ${misfit.problem}`;
}
