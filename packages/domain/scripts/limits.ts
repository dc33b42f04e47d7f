import { limits, type LimitName } from '@necp/shared/limit/registry';
import { readLimits } from '../src/limit/queries';
import { setLimit } from '../src/limit/service';
import { openToolDomain } from './tool-domain';

/**
 * Prints the limits whose name has a word in it, or changes one: `calls_account=600/60 "more players than planned"`,
 * `sockets_from=80 "a school"`, `calls_account=default "back to normal"`. Every running process follows at once.
 */
const [word = '', reason] = process.argv.slice(2);
const domain = openToolDomain(2);
try {
  const ctx = domain.systemCtx('limits');
  const [name = '', value] = word.split('=');
  if (value !== undefined) await setLimit(ctx, { name, value: read(value), reason: reason ?? '' });
  await readLimits(ctx);
  const names = (Object.keys(limits) as LimitName[]).filter((one) => one.includes(name));
  console.table(
    Object.fromEntries(names.map((one) => [one, { usual: say(limits[one]), now: say(ctx.limits.valueOf(one)) }])),
  );
} finally {
  await domain.close();
}

function read(text: string) {
  if (text === 'default') return null;
  const [points, windowSeconds] = text.split('/').map(Number);
  return { points: points ?? Number.NaN, windowSeconds: windowSeconds ?? null };
}

function say({ points, windowSeconds }: { readonly points: number; readonly windowSeconds: number | null }): string {
  return windowSeconds === null ? `${points}` : `${points}/${windowSeconds}`;
}
