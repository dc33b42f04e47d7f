import type { Contestant } from './contestants';
import { isHeld } from './figures';
import type { Run, RunWish } from './run';
import type { BenchWish } from './wish';

/** The largest zone somebody holds on one core. */
export interface Largest {
  readonly key: string;
  readonly title: string;
  /** 0 when not even the smallest is held. */
  readonly players: number;
  /** The next larger one that was tried and not held; null when all were. */
  readonly fails: number | null;
  readonly tried: readonly Run[];
}

/** Sizes that are tried, from the smallest on, until one is not held twice. */
const sizes = [250, 500, 750, 1000, 1250, 1500, 1750, 2000, 2500, 3000, 3500, 4000, 4500, 5000] as const;

/** Tries larger and larger zones. What fails is tried once more: the machine may have been busy with something else. */
export async function findLargest(contestant: Contestant, { wish, run }: { readonly wish: BenchWish; readonly run: (wish: RunWish) => Promise<Run> }): Promise<Largest> {
  const [first] = wish.workloads;
  const { neighbours, seed } = first ?? { neighbours: 30, seed: 42 };
  const tried: Run[] = [];
  let players = 0;
  const holds = async (size: number): Promise<boolean> => {
    for (let tries = 0; tries < 2; tries++) {
      const one = await run({ contestant, workload: { players: size, neighbours, seed }, ...wish.lengths, gateTicks: 0 });
      tried.push(one);
      if (isHeld(one)) return true;
    }
    return false;
  };
  for (const size of sizes) {
    if (!(await holds(size))) return { key: contestant.key, title: contestant.title, players, fails: size, tried };
    players = size;
  }
  return { key: contestant.key, title: contestant.title, players, fails: null, tried };
}
