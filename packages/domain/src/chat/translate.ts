import { createHash } from 'node:crypto';
import { chatFilter } from '@necp/content/server';
import { linkMark } from '@necp/shared/chat/links';
import { normaliseMessage } from '@necp/shared/chat/rules';
import { TranslatedLineView, type TranslateLineInput } from '@necp/shared/chat/schema';
import { type AccountId, type CharacterId, GameError, type Locale } from '@necp/shared/kernel';
import { ownersAmong } from '../character';
import { type Ctx, requirePlaying } from '../kernel';
import { silencedOf } from '../social';
import { isHeardBy } from './evidence';
import { translatorOf, type Translator } from './translator';

const cachedSeconds = 24 * 60 * 60;
/** A translation may be longer than its line, but no wall of text. */
const mostLength = 600;
/** Numbers and rolls have no language. */
const letters = /\p{L}{2}/u;

/**
 * Returns a line that the caller's character has heard in another language. Only the words are sent to the service,
 * never who said them; those of players with a block between them and the caller are not sent at all.
 * @throws GameError not_found `chat.no_line`; unavailable `chat.translation_off`, `chat.translation_away`
 */
export async function translateLine(ctx: Ctx, { messageId, to }: TranslateLineInput): Promise<TranslatedLineView> {
  const who = requirePlaying(ctx);
  const translator = translatorOf(ctx);
  if (translator === null) throw new GameError('unavailable', 'chat.translation_off');
  const line = await ctx.db.chatMessage.findUnique({ where: { messageId } });
  const isWords = line !== null && (line.style === 'plain' || line.style === 'me') && letters.test(line.text);
  if (!isWords || !isHeardBy(line, who) || (await isSilenced(ctx, who.accountId, line.characterId as CharacterId)))
    throw new GameError('not_found', 'chat.no_line');
  return translated(ctx, translator, { text: line.text, to });
}

async function isSilenced(ctx: Ctx, own: AccountId, characterId: CharacterId): Promise<boolean> {
  const speaker = (await ownersAmong(ctx.db, [characterId])).get(characterId);
  return speaker !== undefined && (await silencedOf(ctx.db, own)).includes(speaker);
}

interface Wanted {
  readonly text: string;
  readonly to: Locale;
}

/** Many readers of one line ask at once: the service is asked once in each process. */
const underWay = new Map<string, Promise<TranslatedLineView>>();

async function translated(ctx: Ctx, translator: Translator, wanted: Wanted): Promise<TranslatedLineView> {
  const key = `chat_translation:${wanted.to}:${createHash('sha256').update(wanted.text).digest('hex')}`;
  const cached = await readCached(ctx, key);
  if (cached !== null) return cached;
  const asked = underWay.get(key) ?? askOnce(ctx, translator, { ...wanted, key });
  underWay.set(key, asked);
  return asked;
}

async function askOnce(ctx: Ctx, translator: Translator, wanted: Wanted & { readonly key: string }) {
  const { key, text, to } = wanted;
  try {
    const view = await ask(translator, { text, to });
    await ctx.redis.set(key, JSON.stringify(view), 'EX', cachedSeconds).catch(() => undefined);
    return view;
  } catch (error) {
    if (error instanceof GameError) throw error;
    ctx.log.warn({ err: error }, 'a line was not translated');
    throw new GameError('unavailable', 'chat.translation_away');
  } finally {
    underWay.delete(key);
  }
}

/** The words between the links are translated apart, so that each link stays where it was. */
async function ask(translator: Translator, { text, to }: Wanted): Promise<TranslatedLineView> {
  const parts = text.split(linkMark);
  const pieces = parts.filter((part) => letters.test(part));
  const { texts, from } = await translator.translate(pieces, to);
  let next = 0;
  const joined = parts.map((part) => (letters.test(part) ? around(part, texts[next++] ?? '') : part)).join(linkMark);
  // The service may say what no player may.
  const filtered = chatFilter(joined);
  if (filtered.severity === 'hateful') throw new Error('the translation is hateful');
  return { text: filtered.text, from };
}

/** A foreign text is shown like a player's: on one line, without marks that turn or cover others, and not endless. */
function around(part: string, foreign: string): string {
  const [, before = '', , after = ''] = /^(\s*)(.*?)(\s*)$/su.exec(part) ?? [];
  const clean = normaliseMessage(foreign.slice(0, 4 * mostLength).replaceAll(linkMark, ''));
  if (clean === '') throw new Error('the translation is empty');
  const kept = [...clean];
  return before + (kept.length > mostLength ? `${kept.slice(0, mostLength).join('')}…` : clean) + after;
}

/** Returns null when Redis is unavailable too. */
async function readCached({ redis }: Ctx, key: string): Promise<TranslatedLineView | null> {
  try {
    const text = await redis.get(key);
    return text === null ? null : TranslatedLineView.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
