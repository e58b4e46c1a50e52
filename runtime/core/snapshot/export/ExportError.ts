/** An export that cannot be read, or does not hold what its manifest says. */
export class ExportError extends Error {
  override readonly name = "ExportError";

  /** @param place - the file, with the line where there is one */
  constructor(place: string, problem: string) {
    super(`${place} - error export: ${problem}`);
  }
}
