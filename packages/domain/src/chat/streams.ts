import type { ChatTarget } from '@necp/shared/chat/schema';
import { type CharacterId, GameError } from '@necp/shared/kernel';
import { personNamed, type PersonRow } from '../character';
import type { Playing, ReadDb, Tx } from '../kernel';
import { audienceIn } from './audiences';
import type { Stream } from './cache';
import { slowModes } from './sanctions';

/** A stream in which a character may talk, and who hears it. */
export interface OpenStream extends Stream {
  readonly hearers: 'everyone' | readonly CharacterId[];
  readonly slowSeconds: number;
  /** The other of a whisper; null elsewhere. */
  readonly other: PersonRow | null;
  /** The own channel or the group; null elsewhere. */
  readonly placeId: string | null;
}

/** The scope of the channels that everyone hears. */
const realmScope = 'realm';

/**
 * Returns the stream that a target means for this character, who belongs to it now.
 * @throws GameError invalid `chat.no_group`, `chat.yourself`; not_found `chat.no_channel`, `character.not_found`
 */
export async function streamOf(db: ReadDb | Tx, who: Playing, target: ChatTarget): Promise<OpenStream> {
  const open = { slowSeconds: 0, other: null, placeId: null };
  if (target.channel === 'whisper') return { ...open, ...(await whisperTo(db, who, target.name)) };
  if (target.channel === 'own') return { ...open, ...(await ownChannel(db, who, target.channelId)) };
  const { channel } = target;
  if (channel === 'global' || channel === 'trade') {
    const slow = (await slowModes(db)).find((one) => one.channel === channel);
    return { ...open, channel, scope: realmScope, hearers: 'everyone', slowSeconds: slow?.seconds ?? 0 };
  }
  const audience = await audienceIn(db, channel, who.characterId);
  if (audience === null) throw new GameError('invalid', 'chat.no_group');
  return { ...open, channel, scope: audience.roomId, hearers: audience.characterIds, placeId: audience.roomId };
}

async function whisperTo(db: ReadDb | Tx, who: Playing, name: string) {
  const other = await personNamed(db, name);
  if (other === null) throw new GameError('not_found', 'character.not_found');
  if (other.accountId === who.accountId) throw new GameError('invalid', 'chat.yourself');
  return {
    channel: 'whisper' as const,
    scope: [who.characterId, other.characterId].toSorted().join(':'),
    hearers: [who.characterId, other.characterId],
    other,
  };
}

async function ownChannel(db: ReadDb | Tx, who: Playing, channelId: string) {
  const members = await db.chatChannelMember.findMany({
    where: { channelId },
    select: { characterId: true, channel: { select: { slowSeconds: true } } },
  });
  const own = members.find(({ characterId }) => characterId === who.characterId);
  if (own === undefined) throw new GameError('not_found', 'chat.no_channel');
  return {
    channel: 'own' as const,
    scope: channelId,
    hearers: members.map(({ characterId }) => characterId as CharacterId),
    slowSeconds: own.channel.slowSeconds,
    placeId: channelId,
  };
}
