import { zones } from '@necp/content/server';
import type { DeclineCallInput, PartyInstanceView } from '@necp/shared/instance/schema';
import { type CharacterId, GameError, type ZoneId } from '@necp/shared/kernel';
import { canInvite } from '@necp/shared/party/rules';
import type { PartyDoneView } from '@necp/shared/party/schema';
import { peopleAmong } from '../character';
import {
  admit,
  decline,
  locksOf,
  openInstanceChannel,
  type OpenedInstance,
  type OpenInstanceInput,
  type PartyRun,
  runOf,
  runWithoutParty,
} from '../instance';
import { actOnce, type Ctx, inTx, requirePlaying, type Tx } from '../kernel';
import { type Place, placesOf } from '../zone';
import { announceParty, findParty, heldParty, holdParty, lockParties } from './steps';

/** An instance that was opened for a party. */
interface OpenedForParty extends OpenedInstance {
  /** For how many players its enemies are made: the members in the city, as far as there are places. */
  readonly groupSize: number;
}

/**
 * Opens a private instance for the party of a character, who enters it; the members in the city are asked to come.
 * @throws GameError conflict `party.none`, `instance.not_leader`, `instance.already_open`, `instance.locked`
 */
export function openPartyInstance(ctx: Ctx, input: Omit<OpenInstanceInput, 'members'>): Promise<OpenedForParty> {
  return inTx(ctx, async (tx) => {
    const party = await holdParty(tx, input.leaderId);
    if (!canInvite(party.own.rank).ok) throw new GameError('conflict', 'instance.not_leader');
    if ((await runOf(tx, party.partyId)) !== null) throw new GameError('conflict', 'instance.already_open');
    const memberIds = party.members.map(({ characterId }) => characterId);
    const inCity = await placesOf(tx, memberIds);
    const called = memberIds.filter((characterId) => characterId !== input.leaderId && inCity.has(characterId));
    const places = placesIn(input.zoneId);
    const opened = await openInstanceChannel(
      tx,
      { ...input, members: [input.leaderId] },
      { partyId: party.partyId, called, places },
    );
    announceParty(tx, memberIds);
    return { ...opened, groupSize: Math.min(places, called.length + 1) };
  });
}

const placesIn = (zoneId: string) => zones.find(({ id }) => id === zoneId)?.partySize ?? 1;

/** The channel that a character may enter. */
export interface Admitted {
  readonly zoneId: string;
  readonly channel: number;
  readonly epoch: number;
}

/**
 * Gives a character a place in the open instance of its party, or finds the place that it has: for a member who comes
 * late, and for one who returns. Who had a place when the party ended keeps it.
 * @throws GameError conflict `instance.none_open`, `instance.group_full`, `instance.locked`
 */
export function admitToInstance(
  ctx: Ctx,
  { characterId, zoneId }: { readonly characterId: CharacterId; readonly zoneId: string },
): Promise<Admitted> {
  return inTx(ctx, async (tx) => {
    const run = await holdRun(tx, characterId);
    if (run?.zoneId !== zoneId) throw new GameError('conflict', 'instance.none_open');
    await admit(tx, run, characterId);
    const { members } = await heldParty(tx, run.partyId);
    announceParty(tx, [characterId, ...members.map((member) => member.characterId)]);
    return { zoneId: run.zoneId, channel: run.channel, epoch: run.epoch };
  });
}

/** Returns the instance that a character may enter, behind the lock of its party, current or ended; or null. */
async function holdRun(tx: Tx, characterId: CharacterId): Promise<PartyRun | null> {
  const party = await findParty(tx, characterId);
  const own = party === null ? null : await runOf(tx, party.partyId);
  if (own !== null) return own;
  const left = await runWithoutParty(tx, characterId);
  if (left === null) return null;
  await lockParties(tx, [left.partyId]);
  // It may have been dismissed while this waited for the lock.
  return runWithoutParty(tx, characterId);
}

/**
 * Answers that the caller does not come into the instance that was opened; it may still enter later.
 * @throws GameError conflict `party.none`, `instance.call_over`
 */
export function declineCall(ctx: Ctx, input: DeclineCallInput): Promise<PartyDoneView> {
  return actOnce(ctx, { verb: 'party.decline_call', input }, async (tx, { characterId }) => {
    const party = await holdParty(tx, characterId);
    const run = await runOf(tx, party.partyId);
    if (run?.instanceId !== input.instanceId) throw new GameError('conflict', 'instance.call_over');
    await decline(tx, run, characterId);
    announceParty(
      tx,
      party.members.map((member) => member.characterId),
    );
    return { done: true as const };
  });
}

/** Returns the open instance of the caller's party, and who could come, with the locks of each. */
export async function partyInstance(ctx: Ctx): Promise<PartyInstanceView> {
  const { characterId } = requirePlaying(ctx);
  return inTx(ctx, async (tx) => {
    const own = await tx.partyMember.findUnique({ where: { characterId }, select: { partyId: true } });
    const { members } = own === null ? { members: [] } : await heldParty(tx, own.partyId);
    const ids = members.length === 0 ? [characterId] : members.map((member) => member.characterId);
    const run = (own === null ? null : await runOf(tx, own.partyId)) ?? (await runWithoutParty(tx, characterId));
    const [people, places, locks] = [await peopleAmong(tx, ids), await placesOf(tx, ids), await locksOf(tx, ids)];
    const isInside = (id: CharacterId) => run !== null && isAt(places.get(id), run);
    const rank = members.find((member) => member.characterId === characterId)?.rank;
    return {
      run: run && {
        instanceId: run.instanceId,
        zoneId: run.zoneId as ZoneId,
        difficulty: run.difficulty,
        openedAt: run.openedAt,
        callEndsAt: run.callEndsAt,
        places: run.places,
        taken: run.taken,
        own: run.answers.get(characterId) ?? 'none',
        isInside: isInside(characterId),
      },
      mayOpen: rank !== undefined && canInvite(rank).ok,
      members: ids.flatMap((id) => {
        const person = people.find((one) => one.characterId === id);
        if (person === undefined) return [];
        return [
          {
            characterId: id,
            name: person.name,
            level: person.level,
            zoneId: (places.get(id)?.zoneId as ZoneId | undefined) ?? null,
            answer: run?.answers.get(id) ?? 'none',
            isInside: isInside(id),
            locks: [...(locks.get(id) ?? [])],
          },
        ];
      }),
    };
  });
}

function isAt(place: Place | undefined, { zoneId, channel, epoch }: PartyRun): boolean {
  return place?.zoneId === zoneId && place.channel === channel && place.epoch === epoch;
}
