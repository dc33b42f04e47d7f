// Our own transfer behind the same few lines of HTTP: idempotent, double entry, outbox, live updates.
import { createDomain } from '@necp/domain/kernel';
import { give } from '@necp/domain/testing/gathered-gift';
import { quietLog, testConfig } from '@necp/domain/testing/index';
import type { RequestId, SessionId } from '@necp/shared/kernel';
import { accountOf, characterOf } from '../ids';
import { serve } from './http';

const domain = createDomain({
  service: 'web',
  databaseUrl: process.env.DATABASE_URL ?? '',
  redisUrl: process.env.REDIS_URL ?? '',
  poolMax: Number(process.env.POOL),
  config: testConfig,
  log: quietLog,
});

serve(Number(process.env.PORT), async ({ requestId, from, to, amount }) => {
  const actor = {
    accountId: accountOf(from),
    characterId: characterOf(from),
    sessionId: requestId as SessionId,
    roles: ['player'] as const,
    isGuest: false,
  };
  const { balanceChits } = await give(domain.ctxFor({ actor, address: null }), {
    accountId: actor.accountId,
    requestId: requestId as RequestId,
    fromCharacterId: actor.characterId,
    toCharacterId: characterOf(to),
    amountChits: BigInt(amount),
  });
  return balanceChits.toString();
});
