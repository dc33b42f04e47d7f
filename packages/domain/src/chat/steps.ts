import type { ChatPace } from '@necp/shared/chat/rules';
import { channelsChanged } from '@necp/shared/chat/live';
import type { ChatChannel } from '@necp/shared/chat/schema';
import { type CharacterId, GameError, type Verdict } from '@necp/shared/kernel';
import { afterCommit, ctxOf, pushAfterCommit, type Tx } from '../kernel';
import { dropCached } from './cache';

/** Drops the cached messages of every stream in which one of the characters spoke or was whispered to. */
export async function dropCachedMessages(tx: Tx, characterIds: readonly CharacterId[]): Promise<void> {
  const about = { in: [...characterIds] };
  const rows = await tx.chatMessage.groupBy({
    by: ['channel', 'scope'],
    where: { OR: [{ characterId: about }, { toCharacterId: about }] },
  });
  const { redis } = ctxOf(tx);
  afterCommit(tx, () =>
    dropCached(
      redis,
      rows.map(({ channel, scope }) => ({ channel: channel as ChatChannel, scope })),
    ),
  );
}

/** How fast a character has talked, in all channels together and in each slow one. */
export interface HeldPace extends ChatPace {
  slowMs: Record<string, number>;
}

/** Locks the lines and channels of a character until the transaction ends; returns how fast it has talked. */
export async function holdPace(tx: Tx, characterId: CharacterId): Promise<HeldPace> {
  await tx.chatPace.createMany({ data: [{ characterId }], skipDuplicates: true });
  const [row] = await tx.$queryRaw<{ pace: HeldPace }[]>`
    SELECT pace FROM chat_paces WHERE character_id = ${characterId}::uuid FOR UPDATE`;
  return row?.pace ?? { spokenMs: [], lastText: '', slowMs: {} };
}

/** @throws GameError invalid, with the reason of a refusal */
export function demand(verdict: Verdict): void {
  if (!verdict.ok) throw new GameError('invalid', verdict.code, verdict.params);
}

/** Lets the browsers of characters read their own channels again. */
export function announceChannels(tx: Tx, characterIds: readonly CharacterId[]): void {
  for (const characterId of characterIds) pushAfterCommit(tx, { characterId }, { topic: channelsChanged });
}
