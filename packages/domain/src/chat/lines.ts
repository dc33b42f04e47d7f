import { chatFilter } from '@necp/content/server';
import { lineSaid } from '@necp/shared/chat/live';
import {
  canBeHeard,
  canSay,
  canSayNow,
  canSaySlowly,
  longestSlowMs,
  normaliseMessage,
  noteMessage,
} from '@necp/shared/chat/rules';
import type { ChatMessage, SendLineInput, SentLineView } from '@necp/shared/chat/schema';
import { type AccountId, GameError } from '@necp/shared/kernel';
import { namesOf, ownersAmong } from '../character';
import { actOnce, afterCommit, type Ctx, ctxOf, newId, nowOf, type Playing, pushAfterCommit, type Tx } from '../kernel';
import { hasBlocked, leftWord, silencedOf } from '../social';
import { cacheMessages } from './cache';
import { styleColumns } from './rows';
import { demandUnmuted } from './sanctions';
import { demand, type HeldPace, holdPace } from './steps';
import { type OpenStream, streamOf } from './streams';

/**
 * Sends a line of the caller's character to those who belong to its channel now, without those with a block between
 * them, set by either. A whisper to a player who has blocked the caller looks as if it had been sent.
 * @throws GameError invalid `chat.empty`, `chat.too_long`, `chat.too_fast`, `chat.repeated`, `chat.slow`,
 * `chat.hateful`, `chat.blocked_by_you`; forbidden `chat.muted`; and as `streamOf`
 */
export function sendLine(ctx: Ctx, input: SendLineInput): Promise<SentLineView> {
  return actOnce(ctx, { verb: 'chat.send', input }, async (tx, who) => {
    const { rng } = ctxOf(tx);
    const typed = normaliseMessage(input.text);
    const { rollMost } = input;
    const roll = rollMost === null ? null : { rolled: rng.int(1, rollMost), most: rollMost };
    if (roll === null) demand(canSay(typed));
    const line = roll === null ? typed : String(roll.rolled);
    const pace = await holdPace(tx, who.characterId);
    const stream = await heldStream(tx, who, input);
    await demandUnmuted(tx, who.accountId, stream.channel);
    await takeTurn(tx, who, { pace, stream, line: roll === null ? line : `roll ${input.requestId}` });
    const filtered = chatFilter(line);
    demand(canBeHeard(filtered.severity));
    const unheard = await isUnheard(tx, who, stream);
    const message = await written(tx, who, { stream, text: filtered.text, roll, isMe: input.style === 'me', unheard });
    await deliver(tx, who, { stream, message, unheard });
    const reply = stream.other === null ? null : await leftWord(tx, stream.other.accountId);
    return { message, reply };
  });
}

/** Finds the stream. An own channel is held meanwhile, so that no member leaves it between this look and the line. */
async function heldStream(tx: Tx, who: Playing, { target }: SendLineInput): Promise<OpenStream> {
  if (target.channel === 'own')
    await tx.$queryRaw`SELECT 1 FROM chat_channels WHERE id = ${target.channelId}::uuid FOR SHARE`;
  return streamOf(tx, who, target);
}

interface Turn {
  readonly pace: HeldPace;
  readonly stream: OpenStream;
  readonly line: string;
}

/** Checks whether the character may talk now, and counts the line. */
async function takeTurn(tx: Tx, { characterId }: Playing, { pace, stream, line }: Turn): Promise<void> {
  const nowMs = nowOf(tx).getTime();
  const { channel, scope, slowSeconds } = stream;
  const key = `${channel}:${scope}`;
  demand(canSayNow(pace, line, nowMs));
  demand(canSaySlowly(pace.slowMs[key], slowSeconds, nowMs));
  noteMessage(pace, line, nowMs);
  const slow = Object.entries({ ...pace.slowMs, ...(slowSeconds > 0 ? { [key]: nowMs } : {}) });
  const slowMs = Object.fromEntries(slow.filter(([, ms]) => nowMs - ms < longestSlowMs));
  await tx.chatPace.update({ where: { characterId }, data: { pace: { ...pace, slowMs } } });
}

/** @throws GameError invalid `chat.blocked_by_you` */
async function isUnheard(tx: Tx, who: Playing, { other }: OpenStream): Promise<boolean> {
  if (other === null) return false;
  if (await hasBlocked(tx, who.accountId, other.accountId)) throw new GameError('invalid', 'chat.blocked_by_you');
  return hasBlocked(tx, other.accountId, who.accountId);
}

interface Line {
  readonly stream: OpenStream;
  readonly text: string;
  readonly roll: NonNullable<ChatMessage['roll']> | null;
  readonly isMe: boolean;
  readonly unheard: boolean;
}

async function written(tx: Tx, who: Playing, { stream, text, roll, isMe, unheard }: Line): Promise<ChatMessage> {
  const name = (await namesOf(tx, [who.characterId])).get(who.characterId)?.name;
  if (name === undefined) throw new GameError('not_found', 'character.not_found');
  const at = nowOf(tx);
  const id = newId<string>();
  const { channel, scope, other, placeId } = stream;
  const message: ChatMessage = {
    id,
    channel,
    atMs: at.getTime(),
    sender: { characterId: who.characterId, name, entityId: null },
    text,
    ...(roll === null ? (isMe ? { style: 'me' as const } : {}) : { style: 'roll' as const, roll }),
    ...(placeId === null ? {} : { placeId }),
    ...(other === null ? {} : { to: { characterId: other.characterId, name: other.name } }),
  };
  await tx.chatMessage.create({
    data: {
      id,
      messageId: id,
      channel,
      scope,
      characterId: who.characterId,
      senderName: name,
      text,
      at,
      toCharacterId: other?.characterId ?? null,
      toName: other?.name ?? null,
      isUnheard: unheard,
      ...styleColumns(message),
    },
  });
  return message;
}

interface Delivery {
  readonly stream: OpenStream;
  readonly message: ChatMessage;
  readonly unheard: boolean;
}

async function deliver(tx: Tx, who: Playing, { stream, message, unheard }: Delivery): Promise<void> {
  const { redis } = ctxOf(tx);
  // What one of the two never sees is not cached for both.
  if (!unheard) afterCommit(tx, () => cacheMessages(redis, stream, [message]));
  const said = { topic: lineSaid, message } as const;
  const silenced = await silencedOf(tx, who.accountId);
  if (stream.hearers === 'everyone') {
    pushAfterCommit(tx, 'everyone', { ...said, without: silenced });
    return;
  }
  const owners = await ownersAmong(tx, stream.hearers);
  const deaf = new Set<AccountId | undefined>(silenced);
  for (const characterId of stream.hearers)
    if (!deaf.has(owners.get(characterId))) pushAfterCommit(tx, { characterId }, said);
}
