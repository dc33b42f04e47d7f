/** Prints one line of the table: the median and the 99th percentile. */
export function print(work: string, way: string, took: readonly number[]): void {
  console.log(`| ${work} | ${way} | ${shareOf(took, 0.5).toFixed(1)} | ${shareOf(took, 0.99).toFixed(1)} |`);
}

function shareOf(took: readonly number[], share: number): number {
  const sorted = took.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
