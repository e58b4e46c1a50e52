/** An engine that the machine lacks, or that could not be installed; says what to do about it. */
export class MissingEngine extends Error {
  override readonly name = "MissingEngine";

  /**
   * @param engine its name, as a person knows it
   * @param reason what is missing and how to get it
   */
  constructor(
    readonly engine: string,
    readonly reason: string,
    options?: ErrorOptions,
  ) {
    super(`${engine} is missing: ${reason}`, options);
  }
}
