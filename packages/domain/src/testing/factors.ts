import { generateSync } from 'otplib';
import type { Actor, Ctx } from '../kernel';
import { confirmTotp, startTotp } from '../account/factors';

/** Returns the code that an app with this secret shows at a time. */
export function codeAt(secret: string, nowMs: number): string {
  return generateSync({ secret, epoch: Math.floor(nowMs / 1000) });
}

/** Turns the second factor of a player on; returns the secret of the app and the codes on paper. */
export async function protect(
  ctx: Ctx & { readonly actor: Actor },
): Promise<{ readonly secret: string; readonly recoveryCodes: readonly string[] }> {
  const { secret } = await startTotp(ctx);
  const { recoveryCodes } = await confirmTotp(ctx, { code: codeAt(secret, ctx.clock.nowMs()) });
  return { secret, recoveryCodes };
}
