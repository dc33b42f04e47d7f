import { characterMentioned, MentionChannel } from '@necp/shared/chat/events';
import { calledIn, mentionedAmong } from '@necp/shared/chat/mentions';
import type { ChatMessage } from '@necp/shared/chat/schema';
import type { AccountId, CharacterId } from '@necp/shared/kernel';
import { peopleCalled, type PersonRow } from '../character';
import { emit, type Playing, type Tx } from '../kernel';
import type { OpenStream } from './streams';

interface Heard {
  readonly stream: OpenStream;
  readonly text: string;
  /** Accounts with a block between them and the speaker, set by either. */
  readonly silenced: readonly AccountId[];
}

/** Returns the players that a text calls and who hear it, without the speaker. */
export async function mentionedIn(tx: Tx, who: Playing, { stream, text, silenced }: Heard): Promise<PersonRow[]> {
  const names = calledIn(text).flat();
  if (names.length === 0) return [];
  const { hearers } = stream;
  const people = (await peopleCalled(tx, names)).filter(
    ({ characterId, accountId }) =>
      characterId !== who.characterId &&
      !silenced.includes(accountId) &&
      (hearers === 'everyone' || hearers.includes(characterId)),
  );
  return [...mentionedAmong(text, people)];
}

/**
 * Keeps who a line mentions, and announces it to members of its group or own channel: a whisper is always for its
 * hearer, and strangers who talk to the whole city put nothing into anybody's inbox.
 */
export async function noteMentions(
  tx: Tx,
  {
    message,
    stream,
    people,
  }: { readonly message: ChatMessage; readonly stream: OpenStream; readonly people: readonly PersonRow[] },
): Promise<void> {
  const channel = MentionChannel.safeParse(stream.channel).data;
  if (people.length === 0 || channel === undefined) return;
  const place = channel === 'own' ? await nameOfChannel(tx, stream.scope) : '';
  for (const { characterId, accountId } of people) {
    const isFirst = (await unreadMentions(tx, characterId, stream)) === 0;
    await tx.chatMention.create({ data: { messageId: message.id, characterId } });
    if (!isFirst) continue;
    const byCharacterId = message.sender.characterId as CharacterId;
    await emit(tx, characterMentioned, {
      messageId: message.id,
      accountId,
      characterId,
      byCharacterId,
      channel,
      place,
    });
  }
}

async function nameOfChannel(tx: Tx, id: string): Promise<string> {
  return (await tx.chatChannel.findUnique({ where: { id }, select: { name: true } }))?.name ?? '';
}

/** Returns how many lines of a stream that the character has not read mention it. */
async function unreadMentions(tx: Tx, characterId: CharacterId, { channel, scope }: OpenStream): Promise<number> {
  const read = await tx.chatRead.findUnique({
    where: { characterId_channel_scope: { characterId, channel, scope } },
    select: { readAt: true },
  });
  const after = read === null ? {} : { at: { gt: read.readAt } };
  return tx.chatMention.count({ where: { characterId, message: { channel, scope, ...after } } });
}
