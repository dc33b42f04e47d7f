import pg from 'pg';
import type { Defeat } from '../combat/service';
import { createDomain } from '../kernel';
import { settle } from './fight';
import { quietLog, testConfig } from './index';

/** A process that settles a defeat and kills itself before the statement with the given number; 0 lives and says how many there were. */
const [databaseUrl = '', redisUrl = '', deathAt = '0', defeat = ''] = process.argv.slice(2);
let statements = 0;
const query = pg.Client.prototype.query as (...args: unknown[]) => unknown;
pg.Client.prototype.query = function count(this: pg.Client, ...args: unknown[]) {
  statements += 1;
  if (statements === Number(deathAt)) process.kill(process.pid, 'SIGKILL');
  return query.apply(this, args);
} as never;

const domain = createDomain({ service: 'test', databaseUrl, redisUrl, config: testConfig, log: quietLog, poolMax: 1 });
await settle(domain.systemCtx(), JSON.parse(defeat) as Defeat);
process.stdout.write(`${statements}\n`);
process.exit(0);
