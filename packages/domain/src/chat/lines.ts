import { chatFilter } from '@necp/content/server';
import { type ChatLink, keepLinks, lineKey, type LinkRef, matchLinks } from '@necp/shared/chat/links';
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
import { namesOf, ownersAmong, type PersonRow } from '../character';
import { actOnce, afterCommit, type Ctx, ctxOf, newId, nowOf, type Playing, pushAfterCommit, type Tx } from '../kernel';
import { hasBlocked, leftWord, silencedOf } from '../social';
import { cacheMessages } from './cache';
import { linksOf } from './links';
import { mentionedIn, noteMentions } from './mentions';
import { styleColumns } from './rows';
import { demandUnmuted } from './sanctions';
import { demand, type HeldPace, holdPace } from './steps';
import { type OpenStream, streamOf } from './streams';

/**
 * Sends a line of the caller's character to those who belong to its channel now, without those with a block between
 * them, set by either. A whisper to a player who has blocked the caller looks as if it had been sent.
 * @throws GameError invalid `chat.empty`, `chat.too_long`, `chat.too_fast`, `chat.repeated`, `chat.slow`,
 * `chat.hateful`, `chat.blocked_by_you`; forbidden `chat.muted`; and as `streamOf` and `linksOf`
 */
export function sendLine(ctx: Ctx, input: SendLineInput): Promise<SentLineView> {
  return actOnce(ctx, { verb: 'chat.send', input }, async (tx, who) => {
    const typed = typedLine(tx, input);
    if (typed.roll === null) demand(canSay(typed.text));
    const pace = await holdPace(tx, who.characterId);
    const stream = await heldStream(tx, who, input);
    await demandUnmuted(tx, who.accountId, stream.channel);
    await takeTurn(tx, who, { pace, stream, line: typed.key });
    const filtered = chatFilter(typed.text);
    demand(canBeHeard(filtered.severity));
    const { text, links } = keepLinks({
      text: filtered.text,
      links: await linksOf(tx, who, typed.links),
    });
    const unheard = await isUnheard(tx, who, stream);
    const silenced = await silencedOf(tx, who.accountId);
    const people = typed.roll === null ? await mentionedIn(tx, who, { stream, text, silenced }) : [];
    const isMe = input.style === 'me';
    const message = await written(tx, who, { stream, text, links, people, roll: typed.roll, isMe, unheard });
    await noteMentions(tx, { message, stream, people });
    await deliver(tx, { stream, message, unheard, silenced });
    const reply = stream.other === null ? null : await leftWord(tx, stream.other.accountId);
    return { message, reply };
  });
}

interface TypedLine {
  readonly text: string;
  readonly links: readonly LinkRef[];
  readonly roll: NonNullable<ChatMessage['roll']> | null;
  /** What a repeated line is known by; the same number may be thrown twice. */
  readonly key: string;
}

function typedLine(tx: Tx, { text, links = [], rollMost, requestId }: SendLineInput): TypedLine {
  if (rollMost === null) {
    const typed = matchLinks({ text: normaliseMessage(text), links });
    return { ...typed, roll: null, key: lineKey(typed) };
  }
  const roll = { rolled: ctxOf(tx).rng.int(1, rollMost), most: rollMost };
  return { text: String(roll.rolled), links: [], roll, key: `roll ${requestId}` };
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
  readonly links: readonly ChatLink[];
  readonly people: readonly PersonRow[];
  readonly roll: NonNullable<ChatMessage['roll']> | null;
  readonly isMe: boolean;
  readonly unheard: boolean;
}

async function written(tx: Tx, who: Playing, line: Line): Promise<ChatMessage> {
  const { stream, text, links, people, roll, isMe, unheard } = line;
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
    ...(links.length === 0 ? {} : { links: [...links] }),
    ...(people.length === 0
      ? {}
      : { mentions: people.map(({ characterId, name: called }) => ({ characterId, name: called })) }),
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
  /** Accounts with a block between them and the speaker, set by either. */
  readonly silenced: readonly AccountId[];
}

async function deliver(tx: Tx, { stream, message, unheard, silenced }: Delivery): Promise<void> {
  const { redis } = ctxOf(tx);
  // What one of the two never sees is not cached for both.
  if (!unheard) afterCommit(tx, () => cacheMessages(redis, stream, [message]));
  const said = { topic: lineSaid, message } as const;
  if (stream.hearers === 'everyone') {
    pushAfterCommit(tx, 'everyone', { ...said, without: silenced });
    return;
  }
  const owners = await ownersAmong(tx, stream.hearers);
  const deaf = new Set<AccountId | undefined>(silenced);
  for (const characterId of stream.hearers)
    if (!deaf.has(owners.get(characterId))) pushAfterCommit(tx, { characterId }, said);
}
