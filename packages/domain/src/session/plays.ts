import type { AccountId, CharacterId, SessionId } from '@necp/shared/kernel';
import { nowOf, type Tx } from '../kernel';
import { evict } from './evict';

/** A session of an account and the character it plays. */
export interface Play {
  readonly sessionId: SessionId;
  readonly characterId: CharacterId;
  readonly device: string;
}

/** Returns the characters that the sessions of an account play, whether or not they are in the city now. */
export async function playsOf(tx: Tx, accountId: AccountId): Promise<readonly Play[]> {
  const sessions = await tx.session.findMany({
    where: { accountId, revokedAt: null, expiresAt: { gt: nowOf(tx) }, characterId: { not: null } },
    orderBy: { lastSeenAt: 'desc' },
    select: { id: true, characterId: true, device: true },
  });
  return sessions.map(({ id, characterId, device }) => ({
    sessionId: id as SessionId,
    characterId: characterId as CharacterId,
    device,
  }));
}

/** Takes the characters from other sessions of the account, whose sockets close; the sessions stay signed in. */
export async function releasePlays(
  tx: Tx,
  input: { readonly accountId: AccountId; readonly plays: readonly Play[] },
): Promise<void> {
  const { accountId, plays } = input;
  for (const { sessionId, characterId } of plays) {
    const released = await tx.session.updateManyAndReturn({
      where: { id: sessionId, accountId, characterId, revokedAt: null },
      data: { characterId: null },
      select: { id: true, secretHash: true },
    });
    await evict(tx, released, { mark: 'changed', cut: { accountId, reason: 'other_character', characterId } });
  }
}
