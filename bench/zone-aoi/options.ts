import { contestants } from './contestants';
import type { RunOptions } from './run';
import type { Workload } from './workload';

export const usage = `pnpm bench zone-aoi [--players 1000[,2000…]] [--neighbours 30[,60…]] [--seconds 10] [--warm 5]
                     [--gate 100] [--seed 42] [--only key[,key…]] [--search] [--profile] [--ahead] [--keep]
keys: ${contestants.map(({ key }) => key).join(', ')}`;

export interface BenchOptions {
  readonly workloads: readonly Workload[];
  readonly lengths: Pick<RunOptions, 'seconds' | 'warmSeconds' | 'gateTicks' | 'isProfiled' | 'isAhead'>;
  /** The keys of the contestants to run; empty for all. */
  readonly only: readonly string[];
  readonly search: boolean;
  readonly keep: boolean;
}

const switches = ['--search', '--profile', '--ahead', '--keep'];
const values = ['--players', '--neighbours', '--seconds', '--warm', '--gate', '--seed', '--only'];

/** @throws Error with the problem and the usage */
export function readOptions(args: readonly string[]): BenchOptions {
  const given = new Map<string, string>();
  for (let index = 0; index < args.length; index++) {
    const flag = args[index] ?? '';
    if (switches.includes(flag)) given.set(flag, 'yes');
    else if (values.includes(flag) && args[index + 1] !== undefined) given.set(flag, args[++index] ?? '');
    else throw new Error(`what is "${flag}"?\n${usage}`);
  }
  const numbers = (flag: string, usual: string): number[] =>
    (given.get(flag) ?? usual).split(',').map((text) => wholeNumber(flag, text));
  const first = (flag: string, usual: string): number => numbers(flag, usual)[0] ?? 0;
  const only = given.get('--only')?.split(',') ?? [];
  for (const key of only)
    if (!contestants.some((contestant) => contestant.key === key))
      throw new Error(`nobody is called "${key}"\n${usage}`);
  const seed = first('--seed', '42');
  return {
    workloads: numbers('--neighbours', '30').flatMap((neighbours) =>
      numbers('--players', '1000').map((players) => ({ players, neighbours, seed })),
    ),
    lengths: {
      seconds: first('--seconds', '10'),
      warmSeconds: first('--warm', '5'),
      gateTicks: first('--gate', '100'),
      isProfiled: given.has('--profile'),
      isAhead: given.has('--ahead'),
    },
    only,
    search: given.has('--search'),
    keep: given.has('--keep'),
  };
}

function wholeNumber(flag: string, text: string): number {
  if (!/^\d{1,6}$/.test(text) || (Number(text) === 0 && flag !== '--gate'))
    throw new Error(`${flag} takes whole numbers, not "${text}"\n${usage}`);
  return Number(text);
}
