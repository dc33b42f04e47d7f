import type { Prisma } from '@necp/db/types';
import type { CharacterId } from '@necp/shared/kernel';
import { delayMsFor, inboxPlaces, lettersShown } from '@necp/shared/mail/rules';
import {
  mailbox,
  type BoxInput,
  type BoxView,
  type LetterInput,
  type LetterView,
  type MailBox,
  type ReceiverInput,
  type ReceiverView,
  type UnreadMailView,
} from '@necp/shared/mail/schema';
import { peopleNamed, personNamed } from '../character';
import { itemsNamed } from '../inventory';
import { requirePlaying, type Ctx, type Playing } from '../kernel';
import { conversationSeen } from '../npc';
import { areFriends } from '../social';
import { today } from './days';
import { letterFrom, letterGone, liesWith } from './held';
import { viewsOf } from './views';

export { masses, massCount } from './mass-queries';

type Where = Prisma.LetterWhereInput;

/** The condition of the letters in a box of a character. */
function inBox(box: MailBox, characterId: CharacterId): Where {
  const own = { ownerId: characterId, isUnseen: false };
  switch (box) {
    case 'inbox':
      return { ...own, state: { in: ['arrived', 'returned'] }, archivedAt: null };
    case 'archive':
      return { ...own, state: { in: ['arrived', 'returned'] }, archivedAt: { not: null } };
    case 'lost':
      return { ...own, state: 'lost' };
    case 'sent':
      return { senderId: characterId, hiddenAt: null };
  }
}

const inside: Where = { OR: [{ chits: { gt: 0n } }, { stacks: { gt: 0 } }] };

/**
 * Returns a page of a box of the caller's character, newest first. A text is looked for in names of players, at their
 * beginning, in subjects and texts, and in the names of items inside in both languages.
 */
export async function box(ctx: Ctx, input: BoxInput): Promise<BoxView> {
  const who = requirePlaying(ctx);
  const { characterId, accountId } = who;
  const { db } = ctx;
  const text = input.text.trim();
  const rows = await db.letter.findMany({
    where: {
      AND: [
        inBox(input.box, characterId),
        input.only === 'unread' ? { ownerId: characterId, readAt: null } : {},
        input.only === 'with_contents' ? inside : {},
        text === '' ? {} : await matching(ctx, who, text),
        input.cursor ? { id: { lt: input.cursor } } : {},
      ],
    },
    orderBy: { id: 'desc' },
    take: lettersShown + 1,
  });
  const page = rows.slice(0, lettersShown).map(letterFrom);
  const [letters, talk, unread, taken, { limits, ...done }] = await Promise.all([
    viewsOf(db, page, characterId),
    conversationSeen(db, characterId),
    db.letter.count({ where: { ...inBox('inbox', characterId), readAt: null } }),
    db.letter.count({ where: { ...inBox('inbox', characterId), kind: 'player' } }),
    today(db, accountId, ctx.clock.nowMs()),
  ]);
  return {
    box: input.box,
    letters,
    next: rows.length > lettersShown ? (page.at(-1)?.id ?? null) : null,
    isHere: talk?.objectId === mailbox,
    unread,
    places: { taken, most: inboxPlaces },
    limits: {
      ...limits,
      lettersLeft: Math.max(0, limits.letters - done.letters),
      chitsLeft: Math.max(0, limits.chits - Number(done.chits)),
    },
  };
}

/** The most players and letters with something inside that a search looks at. */
const mostNamed = 50;
const mostOpened = 500;

/** Returns the condition of letters in which a text stands, or whose players or items are called so. */
async function matching({ db }: Ctx, { characterId }: Playing, text: string): Promise<Where> {
  const people = await peopleNamed(db, { start: text, most: mostNamed });
  const ids = people.filter((one) => one.characterId !== characterId).map((one) => one.characterId);
  const full = await db.letter.findMany({
    where: { OR: [{ ownerId: characterId }, { senderId: characterId }], stacks: { gt: 0 } },
    orderBy: { id: 'desc' },
    take: mostOpened,
    select: { escrowId: true },
  });
  const contains = { contains: text, mode: 'insensitive' } as const;
  return {
    OR: [
      { subject: contains },
      { body: contains },
      { senderId: { in: ids } },
      { receiverId: { in: ids } },
      { escrowId: { in: await itemsNamed(db, { escrowIds: full.flatMap(({ escrowId }) => escrowId ?? []), text }) } },
    ],
  };
}

/** Returns how many letters are unread, and how many have something inside. */
export async function unreadMail(ctx: Ctx): Promise<UnreadMailView> {
  const { characterId } = requirePlaying(ctx);
  const inbox = inBox('inbox', characterId);
  const full = { AND: [inBoxes(characterId), inside] };
  const [unread, withContents, first] = await Promise.all([
    ctx.db.letter.count({ where: { ...inbox, readAt: null } }),
    ctx.db.letter.count({ where: full }),
    ctx.db.letter.findFirst({ where: full, orderBy: { endsAt: 'asc' }, select: { endsAt: true } }),
  ]);
  return { unread, withContents, firstEndsAt: first?.endsAt ?? null };
}

const inBoxes = (ownerId: CharacterId): Where => ({
  ...{ ownerId, isUnseen: false, state: { in: ['arrived', 'returned', 'lost'] } },
});

/** Returns the character of a name, as it is spelled, and how long a letter to it takes. */
export async function receiver(ctx: Ctx, { name }: ReceiverInput): Promise<ReceiverView> {
  const { characterId, accountId } = requirePlaying(ctx);
  const person = await personNamed(ctx.db, name);
  if (person === null || person.characterId === characterId) return { receiver: null };
  const isOwn = person.accountId === accountId;
  const isFriend = !isOwn && (await areFriends(ctx.db, accountId, person.accountId));
  return {
    receiver: {
      ...{ characterId: person.characterId, name: person.name, level: person.level, isFriend, isOwn },
      valueDelayMs: delayMsFor({ hasValue: true, isFriend: isFriend || isOwn }),
    },
  };
}

/**
 * Returns a letter that the caller's character got or sent.
 * @throws GameError not_found `mail.gone`
 */
export async function letter(ctx: Ctx, { letterId }: LetterInput): Promise<LetterView> {
  const { characterId } = requirePlaying(ctx);
  const row = await ctx.db.letter.findUnique({ where: { id: letterId } });
  const found = row === null ? null : letterFrom(row);
  const isSent = found?.senderId === characterId && found.hiddenAt === null;
  if (found === null || !(isSent || liesWith(found, characterId))) throw letterGone();
  const [view] = await viewsOf(ctx.db, [found], characterId);
  if (view === undefined) throw letterGone();
  return view;
}
