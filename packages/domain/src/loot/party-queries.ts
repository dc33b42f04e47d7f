import type { Prisma } from '@necp/db/types';
import type { Rarity } from '@necp/shared/inventory/content';
import type { CharacterId } from '@necp/shared/kernel';
import { partyDropsShown } from '@necp/shared/loot/party-rules';
import type {
  DropChoice,
  DropReason,
  PartyDropsInput,
  PartyDropsView,
  PartyDropView,
} from '@necp/shared/loot/party-schema';
import type { SourceKind } from '@necp/shared/loot/schema';
import { namesOf } from '../character';
import { requirePlaying, type Ctx } from '../kernel';
import { isDue, settleDrop } from './deciding';

type Row = Prisma.PartyDropGetPayload<{ include: { members: true } }>;

/** The most undecided items that are shown; there are more only after forty members have fought several bosses. */
const mostOpen = 60;

/**
 * Returns the items that the caller's character could get: those that are not decided, and a page of the decided ones.
 * Those whose time is over are decided first, so that no player sees a roll that has ended.
 */
export async function partyDrops(ctx: Ctx, { cursor }: PartyDropsInput): Promise<PartyDropsView> {
  const { characterId } = requirePlaying(ctx);
  const own = { members: { some: { characterId } } };
  const readOpen = () =>
    ctx.db.partyDrop.findMany({
      where: { ...own, givenTo: null },
      orderBy: { id: 'asc' },
      take: mostOpen,
      include: { members: true },
    });
  let open = await readOpen();
  const due = open.filter((row) => isDue(row, row.members.map(chosenOf), ctx.clock.nowMs()));
  for (const { id } of due) await settleDrop(ctx, id);
  if (due.length > 0) open = await readOpen();
  const decided = await ctx.db.partyDrop.findMany({
    where: { ...own, givenTo: { not: null }, ...(cursor ? { id: { lt: cursor } } : {}) },
    orderBy: { id: 'desc' },
    take: partyDropsShown + 1,
    include: { members: true },
  });
  const shown = decided.slice(0, partyDropsShown);
  const people = [...open, ...shown].flatMap(({ members }) => members.map((member) => member.characterId));
  const names = await namesOf(ctx.db, [...new Set(people)] as CharacterId[]);
  const view = (row: Row) => dropView(row, { names, nowMs: ctx.clock.nowMs() });
  return { open: open.map(view), decided: shown.map(view), hasMore: decided.length > partyDropsShown };
}

const chosenOf = ({ characterId, choice, rolled }: Row['members'][number]) => ({
  characterId: characterId as CharacterId,
  choice: choice as DropChoice | null,
  rolled,
});

interface Shown {
  readonly names: Awaited<ReturnType<typeof namesOf>>;
  readonly nowMs: number;
}

function dropView(row: Row, { names, nowMs }: Shown): PartyDropView {
  const { givenTo, reason, givenAt, holderId, passEndsAt } = row;
  return {
    dropId: row.id,
    mode: row.mode as PartyDropView['mode'],
    sourceKind: row.sourceKind as SourceKind,
    sourceId: row.sourceId,
    item: {
      templateId: row.templateId as PartyDropView['item']['templateId'],
      quantity: row.quantity,
      rarity: row.rarity as Rarity,
      level: row.level,
      affixes: row.affixes as unknown as PartyDropView['item']['affixes'],
    },
    fellAt: row.fellAt,
    endsAt: row.endsAt,
    leftMs: Math.max(0, row.endsAt.getTime() - nowMs),
    finderId: row.finderId as CharacterId,
    masterId: row.masterId as CharacterId | null,
    // Numbers are shown with the result: no member can choose by them.
    members: row.members
      .map(chosenOf)
      .map((member) => ({
        ...member,
        name: names.get(member.characterId)?.name ?? '—',
        rolled: givenTo === null ? null : member.rolled,
      }))
      .toSorted((a, b) => (b.rolled ?? 0) - (a.rolled ?? 0) || (a.name < b.name ? -1 : 1)),
    given:
      givenTo === null || reason === null || givenAt === null
        ? null
        : { toId: givenTo as CharacterId, reason: reason as DropReason, at: givenAt },
    passing:
      holderId === null || passEndsAt === null || passEndsAt.getTime() <= nowMs
        ? null
        : { holderId: holderId as CharacterId, endsAt: passEndsAt },
  };
}
