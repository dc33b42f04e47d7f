import type { Purpose } from '@necp/shared/identity/schema';
import { arriveFromProvider, type Arrived, beginProvider, type Claimed, type Visitor } from '../account/service';
import { takeProviderAnswer } from '../identity/service';
import type { Ctx } from '../kernel';
import { userAgent } from './players';

export const visitor: Visitor = { userAgent, device: null, locale: 'en', trust: null, entry: {} };

/** Returns what a provider says of a person: a confirmed address and a subject of the same name. */
export function claimedBy(email: string, more: Partial<Claimed> = {}): Claimed {
  return {
    provider: 'fixer',
    issuer: 'https://fixer.test',
    subject: `subject of ${email}`,
    email,
    emailVerified: true,
    authenticatedAt: null,
    ...more,
  };
}

export interface VisitOptions {
  readonly purpose?: Purpose;
  /** The caller at the end of the visit, if another one than at its beginning. */
  readonly back?: Ctx;
  readonly visitor?: Visitor;
}

/** Visits a provider and comes back with its answer. */
export async function visit(ctx: Ctx, claimed: Claimed, options: VisitOptions = {}): Promise<Arrived> {
  const { purpose = 'sign_in', back = ctx } = options;
  const { provider } = claimed;
  const { secret } = await beginProvider(ctx, { provider, purpose, next: '/characters' });
  const flow = await takeProviderAnswer(back, { provider, secret });
  return arriveFromProvider(back, { flow, claimed, visitor: options.visitor ?? visitor });
}

/** Returns the secret of the session that a visit ended with. */
export function tokenOf(arrived: Arrived): string {
  if (arrived.outcome === 'code') throw new Error('the visit waits for a code');
  return arrived.token;
}
