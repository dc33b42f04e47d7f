import type { DialectName } from './load/generator';
import { inputsPerSecond } from './workload';

/** A program that takes part in the comparison: how it is started and addressed. */
export interface Contestant {
  readonly key: string;
  readonly title: string;
  /** Which server it is, and its options besides the workload. */
  readonly server: 'raw-ws' | 'socket-io' | 'colyseus' | 'product';
  readonly options: Readonly<Record<string, string>>;
  readonly dialect: DialectName;
  readonly inputsPerSecond: number;
  /** For our own server: whether distance tiers work as in play, or every entity is sent every tick. */
  readonly tiers: 'as in play' | 'none' | null;
}

const peer = { dialect: 'raw-ws', options: {}, inputsPerSecond, tiers: null } as const;
const own = { server: 'product', dialect: 'product', options: {} } as const;

/** The contestants in the order of the table. */
export const contestants: readonly Contestant[] = [
  { ...own, key: 'product', title: 'NECPGAME', inputsPerSecond: 20, tiers: 'as in play' },
  { ...own, key: 'product-every-tick', title: 'NECPGAME, no tiers', inputsPerSecond: 20, tiers: 'none' },
  { ...own, key: 'product-10', title: 'NECPGAME, 10 inputs/s', inputsPerSecond: 10, tiers: 'as in play' },
  {
    ...peer,
    key: 'colyseus-view',
    title: 'Colyseus StateView',
    server: 'colyseus',
    options: { manner: 'view' },
    dialect: 'colyseus',
  },
  {
    ...peer,
    key: 'colyseus-bytes',
    title: 'Colyseus bytes',
    server: 'colyseus',
    options: { manner: 'bytes' },
    dialect: 'colyseus',
  },
  {
    ...peer,
    key: 'socket-io',
    title: 'Socket.IO binary',
    server: 'socket-io',
    options: { body: 'binary' },
    dialect: 'socket-io',
  },
  {
    ...peer,
    key: 'socket-io-json',
    title: 'Socket.IO JSON',
    server: 'socket-io',
    options: { body: 'json' },
    dialect: 'socket-io',
  },
  { ...peer, key: 'ws', title: 'raw ws', server: 'raw-ws' },
];
