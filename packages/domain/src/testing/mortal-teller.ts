import pg from 'pg';
import type { CharacterId } from '@necp/shared/kernel';
import type { ChooseInput } from '@necp/shared/quest/schema';
import { createDomain } from '../kernel';
import { choose } from '../quest/service';
import { quietLog, testConfig } from './index';

/** Who answers what. */
export interface Telling { readonly characterId: CharacterId; readonly input: ChooseInput }

/** A process that answers and kills itself before the statement with the given number; 0 lives and says how many there were. */
const [databaseUrl = '', redisUrl = '', deathAt = '0', told = ''] = process.argv.slice(2);
let statements = 0;
const query = pg.Client.prototype.query as (...args: unknown[]) => unknown;
pg.Client.prototype.query = function count(this: pg.Client, ...args: unknown[]) {
  statements += 1;
  if (statements === Number(deathAt)) process.kill(process.pid, 'SIGKILL');
  return query.apply(this, args);
} as never;

const domain = createDomain({ service: 'test', databaseUrl, redisUrl, config: testConfig, log: quietLog, poolMax: 1 });
const { characterId, input } = JSON.parse(told) as Telling;
const actor = { accountId: characterId as never, sessionId: characterId as never, roles: ['player'], isGuest: false, characterId } as const;
await choose(domain.ctxFor({ actor, address: null }), input);
process.stdout.write(`${statements}\n`);
process.exit(0);
