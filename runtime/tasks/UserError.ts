/** A mistake of the user's, told without a stack trace. */
export class UserError extends Error {
  override readonly name = "UserError";

  /** @param place - `file`, `file:line:column` or an option */
  static at(place: string, code: string, problem: string): UserError {
    return new UserError(`${place} - error ${code}: ${problem}`);
  }
}
