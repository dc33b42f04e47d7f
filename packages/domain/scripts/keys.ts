import { replaceKeys, rotateKeys, storedKeys, type StoredKey } from '../src/token/keys';
import { openToolDomain } from './tool-domain';

/**
 * Shows the keys that sign access tokens and tickets; `rotate` makes the next one, `replace` ends all others at once.
 * The last two need FACTOR_SECRET.
 */
const [act = 'list', ...more] = process.argv.slice(2);
const domain = openToolDomain(2);
try {
  const ctx = domain.systemCtx('keys');
  if (more.length > 0 || !['list', 'rotate', 'replace'].includes(act))
    throw new Error('keys [list | rotate | replace]');
  if (act === 'rotate') await rotateKeys(ctx);
  if (act === 'replace') await replaceKeys(ctx);
  const keys = await storedKeys(ctx);
  for (const key of keys) console.info(`${key.kid}  ${stateOf(key)}`);
  if (keys.length === 0) console.info('no key yet: the first sign-in to the simulation makes one');
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await domain.close();
}

function stateOf({ signsFrom, endsAt }: StoredKey): string {
  const now = new Date();
  const until = endsAt === null ? '' : `, published until ${endsAt.toISOString()}`;
  if (endsAt !== null && endsAt <= now) return `ended at ${endsAt.toISOString()}`;
  if (signsFrom > now) return `published, signs from ${signsFrom.toISOString()}`;
  return `signs since ${signsFrom.toISOString()}${until}`;
}
