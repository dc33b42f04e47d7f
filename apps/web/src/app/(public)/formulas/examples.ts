import { contentParts } from '@necp/content/client';
import { abilityAmount, controlMemoryMs, cooldownAfterMs, statusLastsMs } from '@necp/shared/ability/formulas';
import {
  armourShare,
  atDifficulty,
  coverShare,
  criticalChance,
  damagePerSecond,
  dodgeChance,
  dodgeRoll,
  downed,
  enemyAtLevel,
  falloffShare,
  forGroup,
  noticeTiles,
  recoilAfter,
  resistRange,
  resistShare,
  resolveHit,
  respawnChits,
  spreadOf,
  threatOf,
  type Hit,
} from '@necp/shared/combat/formulas';
import {
  carryLimitGrams,
  instanceSellChits,
  loadShare,
  rarityShare,
  repairChits,
  strainLimit,
  wear,
} from '@necp/shared/inventory/formulas';
import { chitsAtLevel } from '@necp/shared/loot/formulas';
import type { Locale } from '@necp/shared/kernel';
import { levelCap } from '@necp/shared/progression/content';
import {
  defeatExperience,
  experienceAt,
  experienceToNext,
  poolsOf,
  regeneration,
  respecChits,
  restedAfter,
  skillCap,
  skillExperienceToNext,
} from '@necp/shared/progression/formulas';
import { attributeModifier, checkChance } from '@necp/shared/quest/formulas';
import { spillOver, reputationAfterDays, topTierPoints } from '@necp/shared/reputation/formulas';
import { askingChits, offeredChits, tradePercentCap } from '@necp/shared/vendor/formulas';

/** The sections of the page and their formulas. */
export const sections = {
  growing: ['level', 'defeat', 'rest', 'skill', 'respec'],
  body: ['pools', 'regeneration', 'carry', 'strain'],
  shots: ['falloff', 'spread', 'recoil', 'cover'],
  hits: ['hit', 'armour', 'resist', 'critical', 'dodge', 'perSecond', 'threat'],
  abilities: ['amount', 'cooldown', 'control'],
  enemies: ['enemy', 'instances', 'notice'],
  falling: ['downed', 'wear'],
  items: ['rarity', 'sell', 'chits', 'luck'],
  deals: ['asking', 'offered', 'check'],
  reputation: ['spill', 'drift'],
} as const;
export type SectionId = keyof typeof sections;
export type FormulaId = (typeof sections)[SectionId][number];

type Figures = Readonly<Record<string, number | string>>;
const percent = (share: number): number => share * 100;
const still = { recoilDegrees: 0, spreadPercent: 0 } as const;
const swing: Hit = {
  damage: { min: 12, max: 18 },
  damageRoll: 0.5,
  criticalRoll: 1,
  dodgeRoll: 1,
  attackerLevel: 6,
  damagePercents: [20],
  criticalChance: 5,
  criticalPercent: 50,
  penetration: 0,
  distanceShare: 1,
  coverShare: 1,
  armour: 60,
  resistPercent: 0,
  damageTakenPercent: 0,
  dodgeChance: 0,
};
const stunned = (recentControls: number): number =>
  statusLastsMs(2000, { statusPercent: 0 }, { controlResist: 20, recentControls, isControl: 1 }) / 1000;
const pouch = { level: 10, attributes: { body: 8, reflex: 7, tech: 4, intellect: 3, cool: 6 } } as const;

/** Returns the numbers of levels and characters. */
function ofBodies(): Partial<Record<FormulaId, Figures>> {
  const limit = carryLimitGrams(8, 0);
  return {
    level: { level: 10, next: experienceToNext(10), cap: levelCap, all: experienceAt(levelCap) },
    defeat: {
      base: 60,
      higher: defeatExperience(60, { winnerLevel: 6, loserLevel: 8 }),
      lower: defeatExperience(60, { winnerLevel: 12, loserLevel: 8 }),
      two: defeatExperience(60, { winnerLevel: 8, loserLevel: 8 }, 2),
    },
    rest: { pool: restedAfter(10, 8) },
    skill: { cap: skillCap, ten: skillExperienceToNext(10), fifty: skillExperienceToNext(50) },
    respec: { first: respecChits(10, 0), second: respecChits(10, 1) },
    pools: poolsOf(pouch.level, pouch.attributes),
    regeneration: {
      energy: regeneration.energyPerS,
      stamina: regeneration.staminaPerS,
      health: regeneration.healthPerSOutOfCombat,
      ram: regeneration.ramPerMin,
      dodge: dodgeRoll.staminaCost,
      seconds: dodgeRoll.staminaCost / regeneration.staminaPerS,
    },
    carry: { limit: limit / 1000, slow: percent(loadShare(limit * 1.1, limit)) },
    strain: { limit: strainLimit(10, 8, 4) },
  };
}

/** Returns the numbers of combat. */
function ofCombat(): Partial<Record<FormulaId, Figures>> {
  const recoil = { addsDegrees: 1.4, recoilPercent: 0 };
  const pause = { forMs: 200, settleDegreesPerS: 6 };
  return {
    falloff: {
      middle: percent(falloffShare(16, { falloffTiles: 10, rangeTiles: 22 })),
      end: percent(falloffShare(22, { falloffTiles: 10, rangeTiles: 22 })),
    },
    spread: {
      run: spreadOf(3, { ...still, speedShare: 1, aimedShare: 0 }),
      aim: spreadOf(3, { ...still, speedShare: 0, aimedShare: 1 }),
    },
    recoil: { after: recoilAfter(recoilAfter(recoilAfter(0, recoil, pause), recoil, pause), recoil, pause) },
    cover: { kept: percent(coverShare(60, 35)) },
    hit: { plain: resolveHit(swing).amount, critical: resolveHit({ ...swing, criticalRoll: 0 }).amount },
    armour: {
      plain: percent(armourShare(60, { penetration: 0, attackerLevel: 6 })),
      pierced: percent(armourShare(60, { penetration: 50, attackerLevel: 6 })),
    },
    resist: { ...resistRange, passed: percent(resistShare(30)) },
    critical: { chance: criticalChance(5, 4, 9) },
    dodge: {
      chance: dodgeChance(11, 0),
      tiles: dodgeRoll.tiles,
      stamina: dodgeRoll.staminaCost,
      ms: dodgeRoll.untouchableMs,
    },
    perSecond: {
      dps: damagePerSecond({
        damage: { min: 12, max: 18 },
        pellets: 1,
        cycleMs: 250,
        magazineRounds: 12,
        reloadMs: 1800,
        criticalChance: 5,
        criticalPercent: 50,
      }),
    },
    threat: { threat: threatOf({ damage: 200, healing: 60, taunt: 0 }, 0) },
    amount: { one: amountAt(1), ten: amountAt(10) },
    cooldown: { some: cooldownAfterMs(10_000, -15) / 1000, most: cooldownAfterMs(10_000, -60) / 1000 },
    control: { seconds: controlMemoryMs / 1000, first: stunned(0), second: stunned(1), third: stunned(2) },
    instances: ofInstances(),
    notice: {
      tiles: noticeTiles({ sightTiles: 14, hearingTiles: 8 }, { soundTiles: 6, soundPercent: -40, isInView: 0 }),
    },
    downed: {
      lasts: downed.lastsMs / 1000,
      revive: downed.reviveMs / 1000,
      percent: downed.revivedHealthPercent,
      cost: Number(respawnChits(10, 2000n)),
    },
  };
}

/** Returns eight to twelve and 0.8 for each point of Reflex, at the middle of the roll. */
function amountAt(level: number): number {
  return abilityAmount(
    { min: 8, max: 12, per: { reflex: 0.8 } },
    { level, attributes: { body: 5, reflex: 8, tech: 5, intellect: 5, cool: 5 }, amountPercent: 0 },
    0.5,
  );
}

/** The health of an enemy of a thousand health in an instance, by the number of players. */
function ofInstances(): Figures {
  const enemy = { level: 10, health: 1000, armour: 0, damagePercent: 100, experience: 100 };
  const [hard, alone, two] = [
    atDifficulty(enemy, 'hard'),
    forGroup(enemy, { members: 1, most: 4 }),
    forGroup(enemy, { members: 2, most: 4 }),
  ];
  return {
    hardHealth: hard.health,
    hardDamage: hard.damagePercent,
    aloneHealth: alone.health,
    aloneDamage: alone.damagePercent,
    twoHealth: two.health,
    twoDamage: two.damagePercent,
  };
}

/** Returns the numbers of items, trade and dialogue. */
function ofItems(): Partial<Record<FormulaId, Figures>> {
  return {
    wear: {
      shot: wear.shotFired,
      blow: wear.blowGiven,
      hit: wear.hitTaken,
      repair: repairChits({ buyChits: 400, sellChits: 100, durability: 120 }, 30),
    },
    rarity: { share: percent(rarityShare('military', 'common')) },
    sell: { chits: instanceSellChits(100, { instance: 'military', template: 'common' }, 0.5) },
    chits: { chits: chitsAtLevel(20, 8) },
    luck: { empty: 30 * (1 - 0.2 * 0.7) },
    check: {
      plain: percent(checkChance(14, attributeModifier(9), 'plain')),
      advantage: percent(checkChance(14, attributeModifier(9), 'advantage')),
    },
  };
}

/** Computes every example with the functions the server uses; names come from the content. */
export async function examples(locale: Locale): Promise<Readonly<Partial<Record<FormulaId, Figures>>>> {
  const { factions, tiers } = await contentParts.reputation();
  const { enemies } = await contentParts.enemies();
  const nameOf = (id: string) => factions.find((faction) => faction.id === id)?.name[locale] ?? '';
  const trusted = tiers.find(({ id }) => id === 'trusted');
  const wary = tiers.find(({ id }) => id === 'wary');
  const [faction] = factions;
  const enemy = enemies.find(({ levels }) => levels.max > levels.min);
  if (!trusted || !wary || !faction || !enemy) throw new Error('the content lost what the examples speak of');
  const others = spillOver({ faction: faction.id, points: 100 }, factions).slice(1);
  return {
    ...ofBodies(),
    ...ofCombat(),
    ...ofItems(),
    enemy: {
      name: enemy.name[locale],
      low: enemy.levels.min,
      lowHealth: enemyAtLevel(enemy, enemy.levels.min).health,
      high: enemy.levels.max,
      highHealth: enemyAtLevel(enemy, enemy.levels.max).health,
    },
    asking: {
      cap: tradePercentCap,
      tier: trusted.name[locale],
      percent: trusted.pricePercent,
      chits: askingChits(100, { stockPercent: 100, tierPercent: trusted.pricePercent, tradePercent: 5 }),
    },
    offered: {
      cap: tradePercentCap,
      tier: wary.name[locale],
      chits: offeredChits(100, { payPercent: 40, tierPercent: wary.pricePercent, tradePercent: 0 }),
    },
    spill: {
      name: nameOf(faction.id),
      others: others
        .map((one) => `${nameOf(one.faction)} ${one.points > 0 ? '+' : '−'}${Math.abs(one.points)}`)
        .join(', '),
    },
    drift: {
      name: nameOf(faction.id),
      from: topTierPoints(tiers) + 60,
      points: reputationAfterDays(topTierPoints(tiers) + 60, { ...faction, topPoints: topTierPoints(tiers) }, 10),
    },
  };
}
