import type { Contestant } from './contestants';
import { isHeld } from './figures';
import type { Run, RunOptions } from './run';
import type { BenchOptions } from './options';

/** The largest zone that a server holds on one core. */
export interface Largest {
  readonly key: string;
  readonly title: string;
  /** The number of players; 0 when not even the smallest size is held. */
  readonly players: number;
  /** The next larger size that was tried and not held; null when all were. */
  readonly fails: number | null;
  /** Whether the generator was too busy at the size that was not held: the server may hold more. */
  readonly isGeneratorsLimit: boolean;
  readonly tried: readonly Run[];
}

/** The sizes that are tried. */
const sizes = [100, 250, 500, 750, 1000, 1250, 1500, 1750, 2000, 2500, 3000, 3500, 4000, 4500, 5000] as const;

/** Finds the largest zone from the requested size on: larger ones while they are held, or smaller ones until one is. */
export async function findLargest(
  contestant: Contestant,
  { options, run }: { readonly options: BenchOptions; readonly run: (options: RunOptions) => Promise<Run> },
): Promise<Largest> {
  const { players: from, neighbours, seed } = options.workloads[0] ?? { players: 1000, neighbours: 30, seed: 42 };
  const tried: Run[] = [];
  // A failed size is tried once more: the machine may have been busy with something else.
  const holds = async (players: number): Promise<boolean> => {
    for (let tries = 0; tries < 2; tries++) {
      const one = await run({ contestant, workload: { players, neighbours, seed }, ...options.lengths, gateTicks: 0 });
      tried.push(one);
      if (isHeld(one)) return true;
    }
    return false;
  };
  const named = { key: contestant.key, title: contestant.title, tried };
  const start = Math.max(
    0,
    sizes.findIndex((size) => size >= from),
  );
  const isLargerWorthTrying = await holds(sizes[start] ?? from);
  const isGeneratorsLimit = () => tried.at(-1)?.generator.isBusy === true;
  if (!isLargerWorthTrying) {
    for (let index = start - 1; index >= 0; index--) {
      if (await holds(sizes[index] ?? 0))
        return { ...named, players: sizes[index] ?? 0, fails: sizes[index + 1] ?? null, isGeneratorsLimit: false };
    }
    return { ...named, players: 0, fails: sizes[0], isGeneratorsLimit: false };
  }
  for (let index = start + 1; index < sizes.length; index++) {
    if (!(await holds(sizes[index] ?? 0)))
      return {
        ...named,
        players: sizes[index - 1] ?? 0,
        fails: sizes[index] ?? null,
        isGeneratorsLimit: isGeneratorsLimit(),
      };
  }
  return { ...named, players: sizes.at(-1) ?? 0, fails: null, isGeneratorsLimit: false };
}
