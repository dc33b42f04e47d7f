const kept = globalThis as { [key: symbol]: unknown };

/**
 * Returns one object for every copy of this code in the process. A bundler with hot reload may load a module several
 * times; a context created through one copy must be able to open transactions in another.
 */
export function oneForAll<T extends object>(name: string, make: () => T): T {
  const key = Symbol.for(`necp.kernel.${name}`);
  return (kept[key] ??= make()) as T;
}
