import { ConfigError, type ConfigFault } from "../ConfigError.js";

/** Environment variables. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** Says what is wrong with a value, and the way out. */
export type Report = (problem: string) => void;

/** Reads variables and remembers all that is wrong with them. */
export class VariableReader {
  readonly #variables: Variables;
  readonly #faults: ConfigFault[] = [];

  constructor(variables: Variables) {
    this.#variables = variables;
  }

  /**
   * Read a variable.
   *
   * @param parse - reports each problem of the text
   * @param otherwise - the text of a variable that is not set; without it, one must be
   * @returns its value; undefined where it has faults, so that reading goes on to the next
   */
  read<T>(
    name: string,
    parse: (text: string, report: Report) => T,
    otherwise?: string,
  ): T | undefined {
    const text = this.#variables[name] ?? otherwise;
    if (text === undefined) {
      this.report(name, "not set");
      return undefined;
    }
    const before = this.#faults.length;
    const value = parse(text, (problem) => this.report(name, problem));
    return this.#faults.length === before ? value : undefined;
  }

  report(place: string, problem: string): void {
    this.#faults.push({ place, problem });
  }

  /** @throws {ConfigError} with all faults, if there are any */
  finish(): void {
    if (this.#faults.length > 0) throw new ConfigError(this.#faults);
  }
}
