import { sharesCredit } from '@necp/shared/party/credit';
import { entityFlags } from '@necp/shared/protocol';
import type { Defeat } from '../../outputs';
import { at, type Player, type ZoneState } from '../../state';
import type { Combatant } from '../combatant';
import { combatantById, combatantOf, playerOf, spotOf } from '../entity';

type Participant = Defeat['participants'][number];

/**
 * A player with a smaller share of the damage gets no reward. The domain settles each defeat in one transaction, so the
 * number of rewarded players is limited.
 */
const leastShare = 0.02;
const mostWinners = { boss: 40, other: 10 } as const;

/**
 * Returns who is rewarded for a defeat: the players with the largest shares of the damage, then the members of their
 * parties who are near at this moment. A player who joins a party later has no part in it.
 */
export function participantsOf(state: ZoneState, enemy: Combatant): Participant[] {
  const harmers = sharesOf(state, enemy);
  const isBoss = state.gameData.enemies.get(state.appearances[enemy.entityIndex]?.content ?? '')?.rank === 'boss';
  return [...harmers, ...companionsOf(state, { enemy, harmers })].slice(
    0,
    isBoss ? mostWinners.boss : mostWinners.other,
  );
}

/** Returns the shares of the damage that players did; players who left the zone or did only a scratch have none. */
function sharesOf(state: ZoneState, enemy: Combatant): Participant[] {
  const harms = [...enemy.harmBy].flatMap(([id, points]) => {
    const source = combatantById(state, id);
    const player = source === undefined ? null : playerOf(state, source);
    return player === null || source === undefined ? [] : [{ player, source, points }];
  });
  const total = harms.reduce((sum, { points }) => sum + points, 0);
  return harms
    .map(({ player, source, points }) =>
      participant(player, source, { share: Math.floor((points / total) * 1000) / 1000, tookPart: true }),
    )
    .filter(({ share }, _index, { length }) => length === 1 || share >= leastShare)
    .toSorted((a, b) => b.share - a.share || (a.characterId < b.characterId ? -1 : 1));
}

interface Fallen {
  readonly enemy: Combatant;
  readonly harmers: readonly Participant[];
}

/**
 * Returns the members of the harmers' parties who share in the defeat without a share of the damage. In a raid those
 * who only stand near belong to the group of a harmer; who helped may be of any group.
 */
function companionsOf(state: ZoneState, { enemy, harmers }: Fallen): Participant[] {
  const partyIds = new Set(harmers.flatMap(({ partyId }) => partyId ?? []));
  if (partyIds.size === 0) return [];
  const known = new Set(harmers.map(({ characterId }) => characterId));
  const groups = new Set([...known].map((characterId) => groupKey(state.players.get(characterId))));
  const companions: Participant[] = [];
  for (const player of state.players.values()) {
    const { party } = player.sheet;
    if (party === null || !partyIds.has(party.partyId) || known.has(player.characterId)) continue;
    const combatant = combatantOf(state, player);
    if (combatant === null || !isNear(state, { enemy, player, combatant })) continue;
    // A scratch is no help: it would make a row of alts worth loot.
    const tookPart = enemy.threat.has(combatant.id) && !enemy.harmBy.has(combatant.id);
    if (!tookPart && !groups.has(groupKey(player))) continue;
    companions.push(participant(player, combatant, { share: 0, tookPart }));
  }
  return companions.toSorted(
    (a, b) => Number(b.tookPart) - Number(a.tookPart) || (a.characterId < b.characterId ? -1 : 1),
  );
}

/** Names the group of five that a player is in. */
function groupKey(player: Player | undefined): string | null {
  const party = player?.sheet.party ?? null;
  return party === null ? null : `${party.partyId} ${party.group}`;
}

interface OnlookerHere {
  readonly enemy: Combatant;
  readonly player: Player;
  readonly combatant: Combatant;
}

function isNear(state: ZoneState, { enemy, player, combatant }: OnlookerHere): boolean {
  const [there, here] = [spotOf(state, enemy), spotOf(state, combatant)];
  return (
    !player.isInTransfer &&
    sharesCredit({
      distanceTiles: Math.hypot(there.x - here.x, there.y - here.y),
      life: combatant.life,
      isConnected: player.connectionId !== null,
      isAway: (at(state.flags, player.entityIndex) & entityFlags.away) !== 0,
    })
  );
}

function participant(
  { characterId, epoch, sheet }: Player,
  { stats }: Combatant,
  part: Pick<Participant, 'share' | 'tookPart'>,
): Participant {
  const { experiencePercent } = stats.bonus;
  return { characterId, epoch, experiencePercent, partyId: sheet.party?.partyId ?? null, ...part };
}
