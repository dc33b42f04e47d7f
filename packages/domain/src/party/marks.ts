import type { Prisma } from '@necp/db/types';
import { zones } from '@necp/content/server';
import { assertAllowed, type CharacterId, GameError, type ZoneId } from '@necp/shared/kernel';
import { canMark, type MarkGroundInput, type PartyMark, type PartyMarkView } from '@necp/shared/party/marks';
import type { PartyActInput, PartyDoneView } from '@necp/shared/party/schema';
import { holdSheet, peopleAmong } from '../character';
import { type Ctx, inTx, nowOf, onceById, type Tx } from '../kernel';
import { assertHolder, assertWriters, type HeldZone, lostAmong, type Writer } from '../zone';
import { inOwnParty } from './leading';
import { announceParty, holdParty, type OwnParty } from './steps';

/** A mark that a player of a zone puts on something that stands there. */
export interface MarkTarget extends Writer {
  /** Unique for each try. */
  readonly id: string;
  /** Null takes away the mark that the target has. */
  readonly mark: PartyMark | null;
  readonly target: { readonly characterId: CharacterId } | { readonly entityId: number };
}

/**
 * Marks an enemy or a player for the party of the character; the symbol leaves what bore it before, and the target
 * loses the symbol that it had.
 * @throws GameError conflict `party.none`, `party.not_leader`; unavailable `zone.moved`
 */
export function markTarget(ctx: Ctx, zone: HeldZone, { id, mark, target, ...writer }: MarkTarget): Promise<void> {
  return inTx(ctx, async (tx) => {
    await holdSheet(tx, writer.characterId);
    await assertWriters(tx, zone, [writer]);
    await onceById(tx, { verb: 'party.mark_target', id }, async () => {
      const party = await holdParty(tx, writer.characterId);
      assertAllowed(canMark({ rank: party.own.rank, isRaid: party.isRaid }), 'conflict');
      const on = 'characterId' in target ? target : enemyOf(zone, target.entityId);
      const symbol = mark === null ? [] : [{ mark }];
      await tx.partyMark.deleteMany({ where: { partyId: party.partyId, kind: 'target', OR: [on, ...symbol] } });
      if (mark !== null)
        await tx.partyMark.create({ data: { partyId: party.partyId, kind: 'target', mark, ...on, madeAt: nowOf(tx) } });
      announce(tx, party);
      return { done: true as const };
    });
  });
}

const enemyOf = ({ zoneId, channel, epoch }: HeldZone, entityId: number) => ({
  zoneId,
  channel,
  epoch: BigInt(epoch),
  entityId: BigInt(entityId),
});

/** What has died or disappeared in a zone. */
export interface Fallen {
  readonly characterIds: readonly CharacterId[];
  readonly entityIds: readonly number[];
}

/**
 * Takes the marks of all parties from what has died or disappeared in a zone.
 * @throws GameError unavailable `zone.moved`
 */
export function unmarkFallen(ctx: Ctx, zone: HeldZone, { characterIds, entityIds }: Fallen): Promise<void> {
  return inTx(ctx, async (tx) => {
    await assertHolder(tx, zone);
    const where = {
      kind: 'target',
      OR: [
        { characterId: { in: [...characterIds] } },
        { zoneId: zone.zoneId, channel: zone.channel, entityId: { in: entityIds.map(BigInt) } },
      ],
    };
    const gone = await tx.partyMark.findMany({ where, select: { partyId: true } });
    if (gone.length === 0) return;
    await tx.partyMark.deleteMany({ where });
    const partyIds = gone.map(({ partyId }) => partyId);
    const seeing = await tx.partyMember.findMany({
      where: { partyId: { in: partyIds } },
      select: { characterId: true },
    });
    announceParty(
      tx,
      seeing.map(({ characterId }) => characterId as CharacterId),
    );
  });
}

/**
 * Puts a symbol on a place of the city, or takes it away.
 * @throws GameError conflict `party.none`, `party.not_leader`; not_found `party.no_place`
 */
export function markGround(ctx: Ctx, input: MarkGroundInput): Promise<PartyDoneView> {
  return inOwnParty(ctx, { verb: 'party.mark_ground', input }, async (tx, { partyId, isRaid, own }) => {
    assertAllowed(canMark({ rank: own.rank, isRaid }), 'conflict');
    const { mark, spot } = input;
    if (spot !== null && !zones.some(({ id }) => id === spot.zoneId))
      throw new GameError('not_found', 'party.no_place');
    await tx.partyMark.deleteMany({ where: { partyId, kind: 'ground', mark } });
    if (spot === null) return;
    await tx.partyMark.create({ data: { partyId, kind: 'ground', mark, ...spot, madeAt: nowOf(tx) } });
  });
}

/**
 * Takes away all marks of the party.
 * @throws GameError conflict `party.none`, `party.not_leader`
 */
export function clearMarks(ctx: Ctx, input: PartyActInput): Promise<PartyDoneView> {
  return inOwnParty(ctx, { verb: 'party.clear_marks', input }, async (tx, { partyId, isRaid, own }) => {
    assertAllowed(canMark({ rank: own.rank, isRaid }), 'conflict');
    await tx.partyMark.deleteMany({ where: { partyId } });
  });
}

const announce = (tx: Tx, { members }: OwnParty) =>
  announceParty(
    tx,
    members.map(({ characterId }) => characterId),
  );

/** Returns the marks of a party; those on enemies of a zone that was opened anew are left out. */
export async function marksOf(tx: Tx, partyId: string): Promise<PartyMarkView[]> {
  const rows = await tx.partyMark.findMany({ where: { partyId }, orderBy: [{ kind: 'asc' }, { mark: 'asc' }] });
  if (rows.length === 0) return [];
  const marked = rows.flatMap(({ characterId }) => (characterId === null ? [] : [characterId as CharacterId]));
  const names = new Map((await peopleAmong(tx, marked)).map(({ characterId, name }) => [characterId, name]));
  const lost = new Set(
    (
      await lostAmong(
        tx,
        rows.flatMap((row) => zoneOfEnemy(row) ?? []),
      )
    ).map(keyOf),
  );
  return rows.flatMap((row) => {
    const zone = zoneOfEnemy(row);
    const on = zone !== null && lost.has(keyOf(zone)) ? null : shownOn(row, names);
    return on === null ? [] : [{ mark: row.mark as PartyMark, on }];
  });
}

type MarkRow = Prisma.PartyMarkGetPayload<object>;

/** Returns the zone channel of an enemy that is marked; null for other marks. */
function zoneOfEnemy({ zoneId, channel, epoch }: MarkRow): HeldZone | null {
  return zoneId === null || channel === null || epoch === null ? null : { zoneId, channel, epoch: Number(epoch) };
}

const keyOf = ({ zoneId, channel, epoch }: HeldZone) => `${zoneId} ${channel} ${epoch}`;

function shownOn(row: MarkRow, names: ReadonlyMap<CharacterId, string>): PartyMarkView['on'] | null {
  const { characterId, zoneId, channel, entityId, x, y } = row;
  if (characterId !== null) {
    const name = names.get(characterId as CharacterId);
    return name === undefined ? null : { kind: 'player', characterId: characterId as CharacterId, name };
  }
  if (zoneId === null) return null;
  if (x !== null && y !== null) return { kind: 'ground', zoneId: zoneId as ZoneId, x, y };
  if (channel === null || entityId === null) return null;
  return { kind: 'enemy', zoneId: zoneId as ZoneId, channel, entityId: Number(entityId) };
}
