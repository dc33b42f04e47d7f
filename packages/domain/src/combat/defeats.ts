import { enemies, zones } from '@necp/content/server';
import { npcDied } from '@necp/shared/combat/events';
import { atDifficulty, enemyAtLevel } from '@necp/shared/combat/formulas';
import type { DropView } from '@necp/shared/loot/schema';
import { GameError, type CharacterId, type TileSpot } from '@necp/shared/kernel';
import type { SkillId } from '@necp/shared/progression/content';
import { partyExperience, withPercent } from '@necp/shared/progression/formulas';
import { holdSheets } from '../character';
import { guildBoosts } from '../guild';
import { emit, inTx, onceById, pushAfterCommit, type Ctx, type Tx } from '../kernel';
import { rollForMany, shareOut } from '../loot';
import { gainExperienceOfMany, gainSkillsOfMany } from '../progression';
import { noteKillOfMany } from '../quest';
import { changeReputationOfMany } from '../reputation';
import { holdWriters, type HeldZone, type Writer } from '../zone';

interface Winner extends Writer {
  /** The participant's share of the encounter, 0 to 1; without a share only members of a party who were near gain. */
  readonly share: number;
  /** The party of the participant when the enemy fell; null or left out for none. */
  readonly partyId?: string | null | undefined;
  /** Whether it fought; a member of a party who only stood near is given no loot. It did when left out. */
  readonly tookPart?: boolean | undefined;
  /** The sum of their experience bonuses, as the zone derives it. */
  readonly experiencePercent?: number | undefined;
  /** Skill experience earned by the last hit itself. */
  readonly skills?: Readonly<Partial<Record<SkillId, number>>> | undefined;
}

export interface Defeat {
  /** Unique in the world; the same defeat is settled once. */
  readonly defeatId: string;
  readonly enemyId: string;
  readonly level: number;
  readonly difficulty: 'normal' | 'hard';
  /** The position of the enemy in tiles. */
  readonly spot: TileSpot;
  /** The place of its spawn; null for an enemy that came from elsewhere. */
  readonly place: string | null;
  readonly participants: readonly Winner[];
}

export interface Gain {
  readonly characterId: CharacterId;
  readonly experience: number;
  readonly level: number;
  readonly levelsGained: number;
}

interface DefeatAnswer {
  /** The drops of this defeat, each with its owner. */
  readonly drops: readonly DropView[];
  readonly gains: readonly Gain[];
}

/**
 * Settles the defeat of an enemy for each participant that this zone still writes: experience, reputation, quests,
 * skills, and a separate loot roll whose drops appear in the zone. All of it is stored or nothing; a repeated call gets
 * the first answer.
 * @throws GameError unavailable `zone.moved` when the zone writes none of them; not_found `combat.unknown_enemy`
 */
export async function settleDefeat(ctx: Ctx, zone: HeldZone, defeat: Defeat): Promise<DefeatAnswer> {
  const enemy = enemies.find(({ id }) => id === defeat.enemyId);
  if (enemy === undefined) throw new GameError('not_found', 'combat.unknown_enemy');
  return inTx(ctx, (tx) =>
    onceById(tx, { verb: 'combat.settle_defeat', id: defeat.defeatId }, async () => {
      const { winners, levels } = await presentWinners(tx, zone, defeat);
      const characterIds = winners.map(({ characterId }) => characterId);
      const fighterIds = winners.flatMap(({ characterId, tookPart = true }) => (tookPart ? characterId : []));
      const { level, experience } = atDifficulty(enemyAtLevel(enemy, defeat.level), defeat.difficulty);
      const gains = await reward(tx, { defeat, winners, levels, base: { experience, level } });
      if (enemy.faction !== undefined && enemy.reputation < 0) {
        await changeReputationOfMany(tx, {
          characterIds: fighterIds,
          changes: [{ faction: enemy.faction, points: enemy.reputation }],
          source: 'defeat',
          sourceId: defeat.defeatId,
        });
      }
      await noteKillOfMany(tx, { characterIds, enemyId: enemy.id, place: defeat.place });
      const rolls = await rollForMany(tx, {
        characterIds: fighterIds,
        source: { kind: 'enemy', id: enemy.id },
        tableId: enemy.loot,
        level,
        difficulty: defeat.difficulty,
      });
      // In an open zone other players may take drops later; in an instance they stay with their owners.
      const audience = zones.find(({ id }) => id === zone.zoneId)?.kind === 'open' ? 'shared' : 'owner';
      const drops = await shareOut(tx, zone, {
        rolls,
        for: audience,
        spot: defeat.spot,
        source: { kind: 'enemy', id: enemy.id },
        isBoss: enemy.rank === 'boss',
        partyOf: fightersByParty(winners),
      });
      await emit(tx, npcDied, { defeatId: defeat.defeatId, zoneId: zone.zoneId, enemy: enemy.id, level, characterIds });
      return { drops, gains };
    }),
  );
}

/** Returns the participants that this zone still writes, in the order in which they are locked, and their levels. */
async function presentWinners(
  tx: Tx,
  zone: HeldZone,
  defeat: Defeat,
): Promise<{ readonly winners: readonly Winner[]; readonly levels: ReadonlyMap<CharacterId, number> }> {
  const levels = await holdSheets(
    tx,
    defeat.participants.map(({ characterId }) => characterId),
  );
  const writers = await holdWriters(tx, zone, defeat.participants);
  if (writers.size === 0) throw new GameError('unavailable', 'zone.moved');
  const winners = defeat.participants
    .filter(({ characterId, share, partyId = null }) => writers.has(characterId) && (share > 0 || partyId !== null))
    .toSorted((a, b) => (a.characterId < b.characterId ? -1 : 1));
  return { winners, levels };
}

/** Returns the party of each participant that fought in one. */
function fightersByParty(winners: readonly Winner[]): ReadonlyMap<CharacterId, string> {
  return new Map(
    winners.flatMap(({ characterId, partyId = null, tookPart = true }) =>
      partyId !== null && tookPart ? [[characterId, partyId] as const] : [],
    ),
  );
}

/** Returns the experience of skills with a percentage added, in whole numbers. */
function moreOf(skills: NonNullable<Winner['skills']>, percent: number): NonNullable<Winner['skills']> {
  if (percent === 0) return skills;
  return Object.fromEntries(
    Object.entries(skills).map(([skill, gained]) => [skill, Math.round(withPercent(gained, percent))]),
  );
}

interface Rewarding {
  readonly defeat: Defeat;
  readonly winners: readonly Winner[];
  readonly levels: ReadonlyMap<CharacterId, number>;
  readonly base: { readonly experience: number; readonly level: number };
}

async function reward(tx: Tx, { defeat, winners, levels, base }: Rewarding): Promise<Gain[]> {
  const levelOf = ({ characterId }: Winner) => levels.get(characterId) ?? 1;
  const boost = await guildBoosts(
    tx,
    winners.map(({ characterId }) => characterId),
  );
  const amounts = winners.map((winner) => {
    const { characterId, experiencePercent = 0, partyId = null } = winner;
    const group = partyId === null ? [winner] : winners.filter((other) => other.partyId === partyId);
    const share = partyExperience(
      base.experience,
      {
        winnerLevel: levelOf(winner),
        highestLevel: Math.max(...group.map(levelOf)),
        loserLevel: base.level,
      },
      winners.length,
    );
    const amount = Math.round(withPercent(share, experiencePercent, boost(characterId, 'experience')));
    return { characterId, amount };
  });
  // A member too far below the party's highest level gains nothing: there is nothing to write.
  const gains = amounts.filter(({ amount }) => amount > 0);
  const gained = await gainExperienceOfMany(tx, { gains, source: 'defeat', sourceId: defeat.defeatId });
  await gainSkillsOfMany(
    tx,
    winners.map(({ characterId, skills = {} }) => ({
      characterId,
      skills: moreOf(skills, boost(characterId, 'skills')),
    })),
  );
  return winners.map(({ characterId }) => {
    const own = gained.get(characterId);
    const { gained: experience = 0, levelsGained = 0 } = own ?? {};
    const level = own?.level ?? levels.get(characterId) ?? 1;
    pushAfterCommit(
      tx,
      { characterId },
      {
        topic: npcDied.name,
        enemy: defeat.enemyId,
        experience,
      },
    );
    return { characterId, experience, level, levelsGained };
  });
}
