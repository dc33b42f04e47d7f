import type { Prisma } from '@necp/db/types';
import { assertAllowed, characterHolder, GameError, type CharacterId } from '@necp/shared/kernel';
import { partyDropGiven, partyDropPassedOn } from '@necp/shared/loot/events';
import { canChoose, isRollOver, passLastsMs, rollNumber, winnerOf, type Chosen } from '@necp/shared/loot/party-rules';
import type {
  ChooseDropInput,
  DropChoice,
  DropReason,
  GiveDropInput,
  LootDoneView,
} from '@necp/shared/loot/party-schema';
import { holdSheets, namesOf, peopleAmong } from '../character';
import { itemMadeUnder, pass, reached } from '../inventory';
import { actOnce, ctxOf, emit, inTx, nowOf, pushAfterCommit, type Ctx, type Tx } from '../kernel';
import { announceDrops } from './party-drops';
import { lootItemOf } from './scattering';
import { hand } from './steps';

type DropRow = Prisma.PartyDropGetPayload<object>;
type Member = Chosen<CharacterId>;

const done = { done: true as const };
const gone = () => new GameError('not_found', 'loot.gone');

/**
 * Chooses need, greed or pass for an item; the server rolls. The first choice counts, and the last one of all members
 * decides the roll.
 * @throws GameError not_found `loot.gone`; conflict `loot.decided`, `loot.chosen`
 */
export async function chooseDrop(ctx: Ctx, input: ChooseDropInput): Promise<LootDoneView> {
  const { dropId, choice } = input;
  const isOver = await actOnce(ctx, { verb: 'loot.choose', input }, async (tx, { characterId }) => {
    const drop = await holdDrop(tx, dropId);
    const members = await membersOf(tx, dropId);
    const own = members.find((member) => member.characterId === characterId);
    if (drop === null || own === undefined) throw gone();
    const now = nowOf(tx);
    const isOpen = drop.givenTo === null && drop.mode === 'need_greed';
    assertAllowed(canChoose({ isOpen, endsMs: drop.endsAt.getTime() }, own, now.getTime()), 'conflict');
    const taken = members.flatMap(({ rolled }) => rolled ?? []);
    const rolled = choice === 'pass' ? null : rollNumber(taken, ctxOf(tx).rng);
    await tx.partyDropMember.update({
      where: { dropId_characterId: { dropId, characterId } },
      data: { choice, rolled, chosenAt: now },
    });
    announceDrops(
      tx,
      members.map((member) => member.characterId),
    );
    return members.every((member) => member === own || member.choice !== null);
  });
  // When the process dies here, the next member who looks decides the item, or the job.
  if (isOver) await settleDrop(ctx, dropId);
  return done;
}

/**
 * Hands an item out: only its master can, once, and only to members who fought for it.
 * @throws GameError not_found `loot.gone`; invalid `loot.not_eligible`; conflict `loot.not_master`, `loot.decided`
 */
export function giveDrop(ctx: Ctx, input: GiveDropInput): Promise<LootDoneView> {
  return actOnce(ctx, { verb: 'loot.give', input }, async (tx, { characterId }) => {
    const { toId } = input;
    await assertMembers(tx, input, characterId);
    await holdSheets(tx, [toId]);
    const drop = await holdDrop(tx, input.dropId);
    if (drop === null) throw gone();
    if (drop.masterId !== characterId) throw new GameError('conflict', 'loot.not_master');
    if (drop.givenTo !== null || drop.endsAt <= nowOf(tx)) throw new GameError('conflict', 'loot.decided');
    await award(tx, drop, { toId, reason: 'master', rolled: null });
    return done;
  });
}

/**
 * Passes an item of a boss on to another member who fought for it, for a while after it was given.
 * @throws GameError not_found `loot.gone`, `inventory.no_such_item`; invalid `loot.not_eligible`,
 * `inventory.out_of_reach`, `inventory.bound`, `inventory.locked`; conflict `loot.cannot_pass`
 */
export function passOnDrop(ctx: Ctx, input: GiveDropInput): Promise<LootDoneView> {
  return actOnce(ctx, { verb: 'loot.pass_on', input }, async (tx, { characterId }) => {
    const { dropId, toId } = input;
    const members = await assertMembers(tx, input, characterId);
    if (toId === characterId) throw new GameError('invalid', 'loot.not_eligible');
    await holdSheets(tx, [characterId, toId]);
    const drop = await holdDrop(tx, dropId);
    const isHis = drop?.holderId === characterId && drop.passEndsAt !== null && drop.passEndsAt > nowOf(tx);
    if (!isHis || drop.itemId === null) throw new GameError('conflict', 'loot.cannot_pass');
    const { item } = await reached(tx, { characterId, itemId: drop.itemId as never, reach: ['bag'] });
    await pass(tx, {
      from: characterHolder(characterId),
      to: characterHolder(toId),
      itemId: item.id,
      quantity: item.quantity,
      reason: 'loot.passed_on',
      whenFull: 'deliver',
    });
    await tx.partyDrop.update({ where: { id: dropId }, data: { holderId: toId } });
    await emit(tx, partyDropPassedOn, { dropId, characterId, toCharacterId: toId });
    announceDrops(tx, members);
    return done;
  });
}

/**
 * Decides an item whose time is over, or about which all members have chosen: the winner of the roll gets it, or its
 * finder when no member wants it. Does nothing for others, and nothing the second time.
 */
export function settleDrop(ctx: Ctx, dropId: string): Promise<void> {
  return inTx(ctx, async (tx) => {
    const memberIds = (await membersOf(tx, dropId)).map(({ characterId }) => characterId);
    const found = await tx.partyDrop.findUnique({ where: { id: dropId }, select: { finderId: true } });
    if (found === null) return;
    // Characters are locked before the item, and who wins is known only behind its lock.
    await holdSheets(tx, [...new Set([...memberIds, found.finderId as CharacterId])]);
    const drop = await holdDrop(tx, dropId);
    if (drop === null || drop.givenTo !== null) return;
    const members = await membersOf(tx, dropId);
    if (!isDue(drop, members, nowOf(tx).getTime())) return;
    const living = new Set((await peopleAmong(tx, memberIds)).map(({ characterId }) => characterId));
    const winner =
      drop.mode === 'master' ? null : winnerOf(members.filter(({ characterId }) => living.has(characterId)));
    if (winner === null) await award(tx, drop, { toId: drop.finderId as CharacterId, reason: 'nobody', rolled: null });
    else {
      const { characterId: toId, reason } = winner;
      const rolled = members.find(({ characterId }) => characterId === toId)?.rolled ?? null;
      await award(tx, drop, { toId, reason, rolled });
    }
  });
}

/** Whether an item that is not given can be decided now. */
export function isDue(
  drop: { readonly mode: string; readonly endsAt: Date },
  members: readonly Chosen[],
  nowMs: number,
): boolean {
  const endsMs = drop.endsAt.getTime();
  return drop.mode === 'master' ? nowMs >= endsMs : isRollOver(members, endsMs, nowMs);
}

/** Returns an item behind its lock; null when there is none. */
async function holdDrop(tx: Tx, dropId: string): Promise<DropRow | null> {
  await tx.$queryRaw`SELECT 1 FROM party_drops WHERE id = ${dropId}::uuid FOR NO KEY UPDATE`;
  return tx.partyDrop.findUnique({ where: { id: dropId } });
}

async function membersOf(tx: Tx, dropId: string): Promise<Member[]> {
  const rows = await tx.partyDropMember.findMany({ where: { dropId }, orderBy: { characterId: 'asc' } });
  return rows.map(({ characterId, choice, rolled }) => ({
    characterId: characterId as CharacterId,
    choice: choice as DropChoice | null,
    rolled,
  }));
}

/** Checks that the caller and the receiver fought for an item, and returns all who did; that never changes. */
async function assertMembers(
  tx: Tx,
  { dropId, toId }: Pick<GiveDropInput, 'dropId' | 'toId'>,
  characterId: CharacterId,
): Promise<CharacterId[]> {
  const members = (await membersOf(tx, dropId)).map((member) => member.characterId);
  if (!members.includes(characterId)) throw gone();
  if (!members.includes(toId)) throw new GameError('invalid', 'loot.not_eligible');
  return members;
}

interface Award {
  readonly toId: CharacterId;
  readonly reason: DropReason;
  readonly rolled: number | null;
}

/** Gives an item that is locked to a member, once; with a full bag it becomes a delivery. */
async function award(tx: Tx, drop: DropRow, { toId, reason, rolled }: Award): Promise<void> {
  const { id: dropId, partyId, templateId } = drop;
  const lootItem = lootItemOf({ ...drop, chits: 0n });
  const { ledgerId, delivered } = await hand(tx, { characterId: toId, lootItem, reason: 'loot.party_drop' });
  const itemId = drop.isPassable ? await itemMadeUnder(tx, ledgerId) : null;
  const now = nowOf(tx);
  const passing = itemId !== null && { itemId, holderId: toId, passEndsAt: new Date(now.getTime() + passLastsMs) };
  const { count } = await tx.partyDrop.updateMany({
    where: { id: dropId, givenTo: null },
    data: { givenTo: toId, reason, givenAt: now, ledgerId, ...(passing || {}) },
  });
  if (count !== 1) throw new GameError('conflict', 'loot.decided');
  await emit(tx, partyDropGiven, {
    dropId,
    partyId,
    characterId: toId,
    reason,
    lootItem,
    isDelivered: delivered > 0,
  });
  const name = (await namesOf(tx, [toId])).get(toId)?.name ?? '—';
  for (const { characterId } of await membersOf(tx, dropId))
    pushAfterCommit(tx, { characterId }, { topic: partyDropGiven.name, toId, name, templateId, reason, rolled });
}
