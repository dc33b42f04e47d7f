import { actorOf, chosenLanguageOf, type Ctx } from '@necp/api/server';
import type { Locale } from '@necp/shared/kernel';
import { domain } from './domain';

/**
 * Returns the language that the owner of a new session has chosen; null when there is none or it cannot be read now,
 * which does not prevent the sign-in.
 */
export async function languageOf(ctx: Ctx, token: string): Promise<Locale | null> {
  try {
    const actor = await actorOf(ctx, token);
    return actor === null
      ? null
      : await chosenLanguageOf(domain().ctxFor({ actor, correlationId: ctx.correlationId, address: ctx.address }));
  } catch (error) {
    ctx.log.warn({ err: error }, 'the language of the account cannot be read');
    return null;
  }
}
