import type { Ctx, Job } from '../kernel';
import { keyLifeMs, rotateKeys, storedKeys } from './keys';

export const jobs: readonly Job[] = [{ name: 'token.rotate_keys', cron: '23 * * * *', run: rotateOldKey }];

/** Makes the next key when the newest one has signed for a month. */
async function rotateOldKey(ctx: Ctx): Promise<void> {
  const [newest] = await storedKeys(ctx);
  if (newest !== undefined && ctx.clock.nowMs() - newest.signsFrom.getTime() < keyLifeMs) return;
  const { kid, signsFrom } = await rotateKeys(ctx);
  ctx.log.info({ kid, signsFrom }, 'a signing key was made');
}
