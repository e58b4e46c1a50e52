/** What is wrong with a configuration. */
export interface ConfigFault {
  /** A variable's name, or `file:line:column`. */
  readonly place: string;
  /** What is wrong, and the way out. */
  readonly problem: string;
}

/** A configuration that cannot work: all of its faults. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
  readonly faults: readonly ConfigFault[];

  constructor(faults: readonly ConfigFault[]) {
    super(faults.map(({ place, problem }) => `${place} - error config: ${problem}`).join("\n"));
    this.faults = faults;
  }
}
