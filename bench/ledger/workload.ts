import { seededRng, type Rng } from '@necp/shared/kernel';

/** The transfer workload of SpacetimeDB's public benchmark (template `keynote-2`). */
export interface Workload {
  readonly name: string;
  readonly accounts: number;
  /** Exponent of the Zipf law by which both sides of a transfer are drawn; 0 draws all accounts alike. */
  readonly alpha: number;
}

/** A transfer between two accounts, numbered from 0. */
export interface Transfer {
  readonly from: number;
  readonly to: number;
  readonly amount: number;
}

/** What every account has at the start; no run spends it. */
export const startBalance = 10_000_000;

/** Returns an endless source of transfers; the same seed gives the same ones. */
export function transfersOf({ accounts, alpha }: Workload, seed: number): () => Transfer {
  const rng = seededRng(seed);
  const draw = alpha === 0 ? () => rng.int(0, accounts - 1) : zipf(accounts, alpha, rng);
  return () => {
    const from = draw();
    let to = draw();
    while (to === from) to = draw();
    return { from, to, amount: 1 };
  };
}

/**
 * Draws by Zipf's law: account number k has a share of 1 / (k + 1)^alpha.
 * @param count accounts, at least one
 */
export function zipf(count: number, alpha: number, rng: Rng): () => number {
  const sums = new Float64Array(count);
  let sum = 0;
  for (let index = 0; index < count; index++) {
    sum += 1 / (index + 1) ** alpha;
    sums[index] = sum;
  }
  return () => {
    const wanted = rng.fraction() * sum;
    let [low, high] = [0, count - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) > wanted) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}
