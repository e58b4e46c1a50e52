/** Set an own member, whatever its name: `__proto__` is a name like any other. */
export function put<T>(map: Record<string, T>, name: string, value: T): void {
  if (name !== "__proto__") map[name] = value;
  else
    Object.defineProperty(map, name, {
      value,
      writable: true,
      enumerable: true,
      configurable: true,
    });
}

/** Get an own member; an inherited one, such as `constructor`, is none. */
export function own<T extends object, K extends keyof T>(object: T, name: K): T[K] | undefined {
  const value = object[name];
  // Objects inherit functions, and themselves the prototype as `__proto__`: most values are neither.
  if (typeof value === "object" && value !== Object.prototype) return value;
  if (value === undefined) return undefined;
  return Object.hasOwn(object, name) ? value : undefined;
}
