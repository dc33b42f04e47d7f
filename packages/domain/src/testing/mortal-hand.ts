import pg from 'pg';
import { createDomain } from '../kernel';
import { strikeDeal, type Deal } from './deal';
import { quietLog, testConfig } from './index';

/** A process that strikes a deal and kills itself before the statement with the given number; 0 lives and says how many there were. */
const [databaseUrl = '', redisUrl = '', deathAt = '0', deal = ''] = process.argv.slice(2);
let statements = 0;
const query = pg.Client.prototype.query as (...args: unknown[]) => unknown;
pg.Client.prototype.query = function count(this: pg.Client, ...args: unknown[]) {
  statements += 1;
  if (statements === Number(deathAt)) process.kill(process.pid, 'SIGKILL');
  return query.apply(this, args);
} as never;

const domain = createDomain({ service: 'test', databaseUrl, redisUrl, config: testConfig, log: quietLog, poolMax: 1 });
await strikeDeal(domain.systemCtx(), JSON.parse(deal) as Deal);
process.stdout.write(`${statements}\n`);
process.exit(0);
