import pg from 'pg';
import { createDomain } from '../kernel';
import { pickUp, type PickUp } from '../loot/service';
import { heldStreet } from './fight';
import { quietLog, testConfig } from './index';

/** A process that picks something up and kills itself before the statement with the given number; 0 lives and says how many there were. */
const [databaseUrl = '', redisUrl = '', deathAt = '0', input = ''] = process.argv.slice(2);
let statements = 0;
const query = pg.Client.prototype.query as (...args: unknown[]) => unknown;
pg.Client.prototype.query = function count(this: pg.Client, ...args: unknown[]) {
  statements += 1;
  if (statements === Number(deathAt)) process.kill(process.pid, 'SIGKILL');
  return query.apply(this, args);
} as never;

const domain = createDomain({ service: 'test', databaseUrl, redisUrl, config: testConfig, log: quietLog, poolMax: 1 });
await pickUp(domain.systemCtx(), heldStreet, JSON.parse(input) as PickUp);
process.stdout.write(`${statements}\n`);
process.exit(0);
