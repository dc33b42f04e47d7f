import type { InstanceAnswer, InstanceDifficulty } from '@necp/shared/instance/schema';
import { canComeIn } from '@necp/shared/instance/rules';
import { assertAllowed, type CharacterId, GameError } from '@necp/shared/kernel';
import { nowOf, type Tx } from '../kernel';
import { lostAmong } from '../zone';
import { locksOf } from './locks';

/** The open instance of a party, and its members by character. A caller that changes it holds the party's lock. */
export interface PartyRun {
  readonly instanceId: string;
  readonly partyId: string;
  readonly leaderId: CharacterId;
  readonly zoneId: string;
  readonly channel: number;
  readonly epoch: number;
  readonly difficulty: InstanceDifficulty;
  readonly openedAt: Date;
  readonly callEndsAt: Date;
  readonly places: number;
  /** How many have a place. */
  readonly taken: number;
  readonly answers: ReadonlyMap<CharacterId, InstanceAnswer>;
}

/**
 * Returns the instance of a party that is open; null without one. An instance whose process was killed is over as soon
 * as its lease has run out.
 */
export async function runOf(tx: Tx, partyId: string): Promise<PartyRun | null> {
  return newestOf(tx, { partyId, closedAt: null });
}

/** Returns the open instance in which a character has a place although its party has ended; null without one. */
export async function runWithoutParty(tx: Tx, characterId: CharacterId): Promise<PartyRun | null> {
  return newestOf(tx, {
    partyId: { not: null },
    closedAt: null,
    members: { some: { characterId, admittedAt: { not: null }, dismissedAt: null } },
  });
}

type Where = NonNullable<Parameters<Tx['gameInstance']['findFirst']>[0]>['where'];

async function newestOf(tx: Tx, where: Where): Promise<PartyRun | null> {
  const row = await tx.gameInstance.findFirst({ where, orderBy: { openedAt: 'desc' }, include: { members: true } });
  if (row === null || row.partyId === null || row.places === null || row.callEndsAt === null) return null;
  const { id: instanceId, zoneId, channel, difficulty, openedAt, callEndsAt, partyId, places, members } = row;
  const epoch = Number(row.epoch);
  if ((await lostAmong(tx, [{ zoneId, channel, epoch }])).length > 0) return null;
  return {
    instanceId,
    partyId,
    leaderId: row.leaderId as CharacterId,
    zoneId,
    channel,
    epoch,
    difficulty: difficulty as InstanceDifficulty,
    openedAt,
    callEndsAt,
    places,
    taken: members.filter(hasPlace).length,
    answers: new Map(members.map((member) => [member.characterId as CharacterId, answerOf(member)])),
  };
}

interface Answered {
  readonly admittedAt: Date | null;
  readonly declinedAt: Date | null;
  readonly dismissedAt: Date | null;
}

const hasPlace = ({ admittedAt, dismissedAt }: Answered) => admittedAt !== null && dismissedAt === null;

function answerOf(member: Answered): InstanceAnswer {
  if (member.dismissedAt !== null) return 'none';
  if (member.admittedAt !== null) return 'admitted';
  return member.declinedAt === null ? 'called' : 'declined';
}

/**
 * Gives a character a place in the open instance of its party, whose lock is held; one that has a place keeps it.
 * @throws GameError conflict `instance.group_full`, `instance.locked`
 */
export async function admit(tx: Tx, run: PartyRun, characterId: CharacterId): Promise<void> {
  const { instanceId, places, taken, zoneId, difficulty } = run;
  const own = run.answers.get(characterId) ?? 'none';
  const locks = (await locksOf(tx, [characterId])).get(characterId) ?? [];
  const isLocked = locks.some((lock) => lock.zoneId === zoneId && lock.difficulty === difficulty);
  assertAllowed(canComeIn({ own, places, taken, isLocked }), 'conflict');
  if (own === 'admitted') return;
  const place = { admittedAt: nowOf(tx), declinedAt: null, dismissedAt: null };
  await tx.gameInstanceMember.upsert({
    where: { instanceId_characterId: { instanceId, characterId } },
    create: { instanceId, characterId, ...place },
    update: place,
  });
}

/**
 * Notes that a character which was asked to come does not.
 * @throws GameError conflict `instance.call_over`
 */
export async function decline(tx: Tx, run: PartyRun, characterId: CharacterId): Promise<void> {
  const { count } = await tx.gameInstanceMember.updateMany({
    where: { instanceId: run.instanceId, characterId, admittedAt: null, declinedAt: null },
    data: { declinedAt: nowOf(tx) },
  });
  if (count === 0) throw new GameError('conflict', 'instance.call_over');
}

interface Leaver {
  readonly partyId: string;
  readonly characterId: CharacterId;
}

/**
 * Takes the place of a character that has left its party, whose lock is held: it is led out of the instance, and the
 * place is free at once.
 */
export async function dismiss(tx: Tx, { partyId, characterId }: Leaver): Promise<void> {
  const member = { characterId, instance: { partyId, closedAt: null } };
  await tx.gameInstanceMember.deleteMany({ where: { ...member, admittedAt: null } });
  await tx.gameInstanceMember.updateMany({
    where: { ...member, admittedAt: { not: null }, dismissedAt: null },
    data: { dismissedAt: nowOf(tx) },
  });
}

/** Gives a character that joined its party again the lost place back, unless another one has taken it. */
export async function reinstate(tx: Tx, { partyId, characterId }: Leaver): Promise<void> {
  const run = await runOf(tx, partyId);
  if (run === null) return;
  const where = { instanceId: run.instanceId, characterId, dismissedAt: { not: null } };
  if (run.taken < run.places) await tx.gameInstanceMember.updateMany({ where, data: { dismissedAt: null } });
}
