/** The metrics of a process at one moment: value by name with its labels. */
export type Scrape = ReadonlyMap<string, number>;

export async function scrape(url: string): Promise<Scrape> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return new Map(
    text.split('\n').flatMap((line): [string, number][] => {
      const found = /^([a-z_]+(?:\{[^}]*\})?) (\S+)$/.exec(line);
      return found?.[1] === undefined ? [] : [[found[1], Number(found[2])]];
    }),
  );
}

/** Returns how much a counter grew, all its labels together. */
export function grown(before: Scrape, after: Scrape, name: string): number {
  const sum = (from: Scrape) =>
    [...from].reduce((total, [key, value]) => (key === name || key.startsWith(`${name}{`) ? total + value : total), 0);
  return sum(after) - sum(before);
}

/** Returns a quantile of the values a histogram received between two moments, interpolated inside its bucket. */
export function quantile(
  before: Scrape,
  after: Scrape,
  options: { readonly name: string; readonly labels?: string; readonly share: number },
): number {
  const { name, labels = '', share } = options;
  const buckets = [...after]
    .filter(([key]) => key.startsWith(`${name}_bucket{`) && key.includes(labels))
    .map(([key, value]) => ({
      le: Number(/le="([^"]+)"/.exec(key)?.[1]?.replace('+Inf', 'Infinity')),
      count: value - (before.get(key) ?? 0),
    }))
    .sort((a, b) => a.le - b.le);
  const wanted = (buckets.at(-1)?.count ?? 0) * share;
  let lower = { le: 0, count: 0 };
  for (const bucket of buckets) {
    if (bucket.count >= wanted)
      return Number.isFinite(bucket.le)
        ? lower.le + ((wanted - lower.count) / Math.max(1, bucket.count - lower.count)) * (bucket.le - lower.le)
        : lower.le;
    lower = bucket;
  }
  return lower.le;
}
