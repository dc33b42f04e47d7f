import type { ChatMessage as ChatMessageRow } from '@necp/db/types';
import { around, linesAround } from '@necp/shared/chat/evidence';
import { type AccountId, type CharacterId, GameError } from '@necp/shared/kernel';
import { ownersAmong } from '../character';
import type { Playing, Tx } from '../kernel';
import { plainTextOf } from './rows';

/** A line as it is kept as evidence: names are looked up when it is read. */
export interface EvidenceLine {
  readonly messageId: string;
  readonly characterId: string;
  readonly atMs: number;
  readonly text: string;
  readonly style: string;
}

export interface ReportedLine {
  readonly messageId: string;
  readonly channel: string;
  readonly text: string;
  readonly at: Date;
  readonly characterId: CharacterId;
  readonly accountId: AccountId;
  /** The lines around it and the line itself, oldest first. */
  readonly evidence: readonly EvidenceLine[];
}

/**
 * Returns a line of another player that the caller may report, or one of the caller's own, with the lines around it.
 * Ids of lines outside the zones cannot be guessed, so who knows one has heard it; a whisper is reported by who was
 * spoken to, and heard it.
 * @throws GameError not_found `chat.no_line`
 */
export async function reportedLine(tx: Tx, who: Playing, messageId: string): Promise<ReportedLine> {
  const line = await tx.chatMessage.findUnique({ where: { messageId } });
  if (line === null || !isHeardBy(line, who)) throw new GameError('not_found', 'chat.no_line');
  const { channel, at } = line;
  const characterId = line.characterId as CharacterId;
  const accountId = (await ownersAmong(tx, [characterId])).get(characterId);
  if (accountId === undefined) throw new GameError('not_found', 'chat.no_line');
  const evidence = (await linesWith(tx, line)).map(evidenceOf);
  return { messageId, channel, text: plainTextOf(line), at, characterId, accountId, evidence };
}

/** Checks whether a character has said a line, or may have heard it. */
export function isHeardBy({ characterId, toCharacterId, isUnheard }: ChatMessageRow, who: Playing): boolean {
  if (characterId === who.characterId) return true;
  return !isUnheard && (toCharacterId === null || toCharacterId === who.characterId);
}

async function linesWith(tx: Tx, line: ChatMessageRow): Promise<ChatMessageRow[]> {
  const { channel, scope, at, id } = line;
  const stream = { channel, scope, isUnheard: false };
  const before = await tx.chatMessage.findMany({
    where: { ...stream, at: { lte: at }, OR: [{ at: { lt: at } }, { id: { lt: id } }] },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: linesAround,
  });
  const after = await tx.chatMessage.findMany({
    where: { ...stream, at: { gte: at }, OR: [{ at: { gt: at } }, { id: { gt: id } }] },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    take: linesAround,
  });
  const kept = around(before, after);
  return [...kept.before, line, ...kept.after];
}

const evidenceOf = (row: ChatMessageRow): EvidenceLine => {
  const { messageId, characterId, at, style } = row;
  return { messageId, characterId, atMs: at.getTime(), text: plainTextOf(row), style };
};
