const kept = globalThis as { [key: symbol]: unknown };

/**
 * One thing for every copy of this code in the process. A bundler that reloads may load a module several times over; a
 * context
 * made through one copy must open transactions in another.
 */
export function oneForAll<T extends object>(name: string, make: () => T): T {
  const key = Symbol.for(`necp.kernel.${name}`);
  return (kept[key] ??= make()) as T;
}
