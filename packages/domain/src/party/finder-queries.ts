import type { Prisma } from '@necp/db/types';
import type { CharacterId, Locale } from '@necp/shared/kernel';
import type {
  Activity,
  ListingsInput,
  ListingsView,
  ListingView,
  OwnApplicationsView,
  OwnListingView,
  SoughtRole,
} from '@necp/shared/party/finder-schema';
import { peopleAmong } from '../character';
import { type Ctx, requirePlaying } from '../kernel';
import { silencedOf } from '../social';
import { slotsOf } from './finder-steps';

/** Listings of a page. */
const shown = 20;

const withParty = {
  party: { select: { isRaid: true, members: { select: { characterId: true, rank: true } } } },
} as const;
type Row = Prisma.PartyListingGetPayload<{ include: typeof withParty }>;

/** Returns the listing of the caller's party, and who has applied, for those who may answer. */
export async function ownListing(ctx: Ctx): Promise<OwnListingView> {
  const { characterId, accountId } = requirePlaying(ctx);
  const { db } = ctx;
  const own = await db.partyMember.findUnique({ where: { characterId }, select: { partyId: true, rank: true } });
  const where = { partyId: own?.partyId ?? '', endsAt: { gt: new Date(ctx.clock.nowMs()) } };
  const row = own === null ? null : await db.partyListing.findFirst({ where, include: withParty });
  if (own === null || row === null) return { listing: null, applications: [] };
  const [listing = null] = await viewsOf(ctx, [row]);
  if (own.rank === 'member') return { listing, applications: [] };
  const applications = await db.partyApplication.findMany({
    where: { listingId: row.id, state: 'open', accountId: { notIn: await silencedOf(db, accountId) } },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  });
  const people = await peopleBy(
    ctx,
    applications.map((one) => one.characterId),
  );
  return {
    listing,
    applications: applications.flatMap(({ id, role, note, at, ...one }) => {
      const character = people.get(one.characterId);
      return character ? [{ applicationId: id, character, role: role as SoughtRole, note, madeAt: at }] : [];
    }),
  };
}

/**
 * Returns a page of the listings of other parties, the newest first. Those whose leader or assistants are blocked by
 * the caller or block the caller, and those of parties that have banned the caller, are left out.
 */
export async function listings(ctx: Ctx, input: ListingsInput): Promise<ListingsView> {
  const { characterId } = requirePlaying(ctx);
  const [person] = await peopleAmong(ctx.db, [characterId]);
  const rows = await ctx.db.partyListing.findMany({
    where: { AND: [await visibleTo(ctx), wanted(input, person?.level ?? 1), await after(ctx, input.cursor ?? null)] },
    orderBy: [{ madeAt: 'desc' }, { id: 'desc' }],
    include: withParty,
    take: shown + 1,
  });
  const page = rows.slice(0, shown);
  return { listings: await viewsOf(ctx, page), next: rows.length > shown ? (page.at(-1)?.id ?? null) : null };
}

async function visibleTo(ctx: Ctx): Promise<Prisma.PartyListingWhereInput> {
  const { characterId, accountId } = requirePlaying(ctx);
  const silenced = await silencedOf(ctx.db, accountId);
  return {
    endsAt: { gt: new Date(ctx.clock.nowMs()) },
    party: {
      applications: { none: { accountId, state: 'banned' } },
      members: { some: { rank: 'leader' } },
      NOT: {
        members: { some: { OR: [{ characterId }, { accountId: { in: silenced }, rank: { not: 'member' } }] } },
      },
    },
  };
}

function wanted({ activity, contentId, role, locale, fits }: ListingsInput, level: number) {
  return {
    ...(activity === undefined ? {} : { activity }),
    ...(contentId === undefined ? {} : { contentId }),
    ...(locale === undefined ? {} : { locale }),
    ...(role === undefined ? {} : { OR: [{ [role]: { gt: 0 } }, { any: { gt: 0 } }] }),
    ...(fits ? { levelMin: { lte: level }, levelMax: { gte: level } } : {}),
  } satisfies Prisma.PartyListingWhereInput;
}

/** Returns the condition of what comes after a listing, also when that one is over meanwhile. */
async function after({ db }: Ctx, cursor: string | null): Promise<Prisma.PartyListingWhereInput> {
  const last = cursor === null ? null : await db.partyListing.findUnique({ where: { id: cursor } });
  if (last === null) return {};
  return { OR: [{ madeAt: { lt: last.madeAt } }, { madeAt: last.madeAt, id: { lt: last.id } }] };
}

/** Returns the applications of the caller's character that wait for an answer. */
export async function ownApplications(ctx: Ctx): Promise<OwnApplicationsView> {
  const { characterId } = requirePlaying(ctx);
  const rows = await ctx.db.partyApplication.findMany({
    where: { characterId, state: 'open' },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
  });
  const found = await ctx.db.partyListing.findMany({
    where: { AND: [{ id: { in: rows.map(({ listingId }) => listingId) } }, await visibleTo(ctx)] },
    include: withParty,
  });
  const views = new Map((await viewsOf(ctx, found)).map((view) => [view.listingId, view]));
  return {
    applications: rows.flatMap(({ id, listingId, role, note }) => {
      const listing = views.get(listingId);
      return listing ? [{ applicationId: id, role: role as SoughtRole, note, listing }] : [];
    }),
  };
}

async function peopleBy(ctx: Ctx, characterIds: readonly string[]) {
  const people = await peopleAmong(ctx.db, [...new Set(characterIds)] as CharacterId[]);
  return new Map<string, { name: string; level: number; classId: (typeof people)[number]['classId'] }>(
    people.map(({ characterId, name, level, classId }) => [characterId, { name, level, classId }]),
  );
}

/** Returns listings as the caller sees them. */
async function viewsOf(ctx: Ctx, rows: readonly Row[]): Promise<ListingView[]> {
  const { characterId } = requirePlaying(ctx);
  const leaderOf = ({ party }: Row) => party.members.find(({ rank }) => rank === 'leader')?.characterId ?? '';
  const people = await peopleBy(ctx, rows.map(leaderOf));
  const applied = await ctx.db.partyApplication.findMany({
    where: { characterId, state: 'open', listingId: { in: rows.map(({ id }) => id) } },
    select: { id: true, listingId: true },
  });
  return rows.flatMap((row) => {
    const leader = people.get(leaderOf(row));
    if (leader === undefined) return [];
    return [
      {
        ...{ listingId: row.id, contentId: row.contentId, note: row.note, isAuto: row.isAuto, endsAt: row.endsAt },
        activity: row.activity as Activity,
        locale: row.locale as Locale,
        levels: { min: row.levelMin, max: row.levelMax },
        slots: slotsOf(row),
        ...{ leader, isRaid: row.party.isRaid, members: row.party.members.length },
        applicationId: applied.find(({ listingId }) => listingId === row.id)?.id ?? null,
      },
    ];
  });
}
