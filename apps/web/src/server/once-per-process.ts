const kept = globalThis as { necpKept?: Map<string, unknown> };

/** Keeps one value per process, though the framework may load a module several times. */
export function oncePerProcess<T>(name: string, make: () => T): T {
  kept.necpKept ??= new Map();
  const found = kept.necpKept.get(name);
  if (found !== undefined) return found as T;
  const made = make();
  kept.necpKept.set(name, made);
  return made;
}
