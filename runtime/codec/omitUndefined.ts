/** `T` with `undefined` for an optional property that is missing. */
export type Loose<T> = {
  [K in keyof Required<T>]: object extends Pick<T, K> ? T[K] | undefined : T[K];
};

/** Leave out the properties that are `undefined`. */
export function omitUndefined<T extends object>(loose: Loose<T>): T {
  for (const name of Object.keys(loose)) {
    if (loose[name as keyof Loose<T>] === undefined) delete (loose as Partial<T>)[name as keyof T];
  }
  return loose as unknown as T;
}
