import { maxCodeTries, tryWindowMs } from '../account/rules';
import { createdPerDay, deletedPerDay } from '../character/rules';
import { messageRateLimit, repeatMs } from '../chat/rules';

/** A limit that no operator changes while the product runs, and why. */
export interface FixedLimit {
  readonly what: string;
  readonly value: string;
  readonly where: string;
  readonly why: string;
}

const guard = 'apps/web/port/guard.mjs';
const rule = 'a rule of the game, which the player is told';
const before = 'holds before any of our code has run';

/** What `docs/limits.md` lists besides the limits of the registry. */
export const fixedLimits: readonly FixedLimit[] = [
  {
    what: 'codes of one account',
    value: `${maxCodeTries} in ${tryWindowMs / 60_000} minutes`,
    where: 'packages/shared/src/account/rules.ts',
    why: 'six digits are safe against guessing only at this pace; counted in the table',
  },
  {
    what: 'messages of one player to the chat',
    value: [
      `${messageRateLimit.messages} in ${messageRateLimit.windowMs / 1000} seconds,`,
      `the same one again after ${repeatMs / 1000}`,
    ].join(' '),
    where: 'packages/shared/src/chat/rules.ts',
    why: rule,
  },
  {
    what: 'characters created and deleted by one account',
    value: `${createdPerDay} and ${deletedPerDay} a day`,
    where: 'packages/shared/src/character/rules.ts',
    why: rule,
  },
  { what: 'body of a request to the web port', value: '64 KiB, with an announced length', where: guard, why: before },
  { what: 'headers and whole request', value: 'within 8 and 20 seconds', where: guard, why: before },
  { what: 'message of the game socket', value: '4 KiB', where: 'apps/sim/src/gateway/gateway.ts', why: before },
  {
    what: 'connections of a port in all',
    value: '`MOST_CONNECTIONS`',
    where: 'apps/web/refuse-upgrade.mjs',
    why: 'what the machine can hold; set in the environment',
  },
  {
    what: 'calls of one HTTP request',
    value: '12',
    where: 'packages/api/src/trpc.ts',
    why: 'the browser is built for it',
  },
];
