import type { AbilityEffect } from '@necp/shared/ability/content';
import { abilityAmount, rankBonus } from '@necp/shared/ability/formulas';
import { weaponBlow } from '@necp/shared/combat/weapon-damage';
import type { TileSpot } from '@necp/shared/kernel';
import { withPercent } from '@necp/shared/progression/formulas';
import { tickMs } from '@necp/shared/protocol';
import type { ZoneState } from '../../state';
import { emit, emitAt } from '../combat-events';
import type { Combatant } from '../combatant';
import { applyHeal, mayHarm, provoke, strike } from '../damage/harm';
import { dash, knockback } from '../damage/knockback';
import { applyShield } from '../damage/shields';
import { cleanse, changed } from '../damage/status-list';
import { giveStatus } from '../damage/statuses';
import { heldWeapon, playerOf, spotOf, ticksOf } from '../entity';
import { noteSkill } from '../player/usage';
import { ownerOf } from '../sides';
import { fillMagazine } from '../weapons/arms';
import { emitSound } from '../weapons/sound-stimulus';
import { originOf, touchedBy, type Landing } from './areas';
import { noteSnatch } from './snatch-notes';
import { callSpawn } from './spawn-calls';

/** An enemy’s helpers are at most this many times as many as it calls each time. */
const mostSummons = 2;
/** How far the sound of a landing carries. */
const landingSoundTiles = 14;

type EffectOf<D extends AbilityEffect['does']> = Extract<AbilityEffect, { does: D }>;

/** Lands an ability: applies its effects once to the caster and to each combatant it touches. */
export function land(state: ZoneState, landing: Landing): void {
  const { ability, source, radians } = landing;
  const origin = originOf(state, landing);
  emit(
    state,
    { kind: 'land', source: source.id, ability: ability.id, x: landing.x, y: landing.y, facing: radians },
    { x: origin.x, y: origin.y, other: landing },
  );
  const isAudible = ability.touches === 'enemies' && ability.effects.some(({ does }) => does === 'damage');
  if (isAudible) emitSound(state, source, landingSoundTiles);
  const touched = touchedBy(state, landing);
  for (const effect of ability.effects) {
    if (isOwn(effect)) doOnce(state, landing, effect);
    else for (const target of touched) doTo(state, { landing, target, origin }, effect);
  }
}

type OwnEffect = EffectOf<'dash' | 'reload' | 'deploy' | 'summon'> | (EffectOf<'status'> & { readonly on: 'self' });

function isOwn(effect: AbilityEffect): effect is OwnEffect {
  return (
    effect.does === 'dash' ||
    effect.does === 'reload' ||
    effect.does === 'deploy' ||
    effect.does === 'summon' ||
    (effect.does === 'status' && effect.on === 'self')
  );
}

function doOnce(state: ZoneState, landing: Landing, effect: OwnEffect): void {
  const { source, radians } = landing;
  const own = spotOf(state, source);
  switch (effect.does) {
    case 'dash': {
      const wanted =
        landing.ability.area.shape === 'single' ? Math.hypot(landing.x - own.x, landing.y - own.y) : effect.tiles;
      return dash(source, { radians, tiles: Math.min(effect.tiles, Math.max(0.5, wanted)) });
    }
    case 'reload':
      source.arms.reloadEndsTick = null;
      source.isChanged = true;
      return fillMagazine(source);
    case 'status':
      return void giveById(state, source, { source, effect, rank: landing.rank, landing });
    case 'summon':
      callSpawn(state, {
        kind: 'summon',
        by: source.id,
        enemy: effect.enemy,
        count: effect.count,
        most: effect.count * mostSummons,
        x: landing.x,
        y: landing.y,
      });
      return;
    case 'deploy': {
      const rank = rankBonus(landing.ability, landing.rank);
      callSpawn(state, {
        kind: 'deploy',
        by: source.id,
        what: effect.what,
        health: Math.round(withPercent(effect.health, source.stats.bonus.deployablePercent, rank.amountPercent)),
        lastsTicks: ticksOf(withPercent(effect.lastsMs, rank.lastsPercent)),
        ability: effect.ability ?? null,
        everyTicks: ticksOf(effect.everyMs ?? 1000),
        rank: landing.rank,
        x: landing.x,
        y: landing.y,
        radians,
      });
      const player = playerOf(state, source);
      if (player !== null) noteSkill(state, player, { skill: 'engineering', action: 'build' });
    }
  }
}

interface OnTarget {
  readonly landing: Landing;
  readonly target: Combatant;
  readonly origin: TileSpot;
}

function doTo(state: ZoneState, on: OnTarget, effect: Exclude<AbilityEffect, OwnEffect>): void {
  const { landing, target, origin } = on;
  const { source } = landing;
  switch (effect.does) {
    case 'damage':
      return dealDamage(state, on, effect);
    case 'heal': {
      const healed = applyHeal(state, target, {
        source,
        amount: amountOf(state, landing, effect.amount),
        by: landing.ability.id,
      });
      return noteHelp(state, source, { target, healed });
    }
    case 'shield':
      applyShield(state, target, {
        source,
        ability: landing.ability.id,
        points: amountOf(state, landing, effect.amount),
        lastsTicks: ticksOf(lastsOf(landing, effect.lastsMs)),
      });
      return;
    case 'status':
      return void giveById(state, target, { source, effect, rank: landing.rank, landing });
    case 'push':
      return pushAway(state, on, effect.tiles);
    case 'threat':
      if (mayHarm(state, source, target)) provoke(target, source, effect.points);
      return;
    case 'reveal':
      target.revealedUntilTick = state.tick + ticksOf(lastsOf(landing, effect.lastsMs));
      emitAt(
        state,
        { kind: 'reveal', target: target.id, lastsMs: lastsOf(landing, effect.lastsMs) },
        target.entityIndex,
      );
      return;
    case 'snatch':
      return noteSnatch(state, { source, target, percent: effect.percent, mostChits: effect.mostChits });
    case 'cleanse':
      cleanse(state, target, { count: effect.count, only: null });
      return;
    case 'restore':
      target[effect.pool] = Math.min(target.stats.max[effect.pool], target[effect.pool] + effect.amount);
      return;
    case 'turn_machine':
      return turnMachine(state, target, { source, lastsTicks: ticksOf(lastsOf(landing, effect.lastsMs)) });
    default:
      throw new RangeError(`an effect at ${origin.x}, ${origin.y} that nobody knows`);
  }
}

function dealDamage(state: ZoneState, { landing, target }: OnTarget, effect: EffectOf<'damage'>): void {
  const { source, ability } = landing;
  const weapon = heldWeapon(source);
  const blow = weapon === null ? { min: 0, max: 0 } : weaponBlow(weapon.item);
  const share = ((weapon?.damageShare ?? 0) * effect.weaponPercent) / 100;
  const amountPercent = rankBonus(ability, landing.rank).amountPercent;
  const owner = { level: source.stats.level, attributes: source.stats.attributes, amountPercent };
  const damage = {
    min: abilityAmount(effect.amount, owner, 0) + blow.min * share,
    max: abilityAmount(effect.amount, owner, 1) + blow.max * share,
  };
  const lost = strike(
    state,
    { source, target },
    {
      damage,
      damageType: effect.damageType,
      by: ability.id,
      familyStat: null,
      criticalChance: weapon?.item.criticalChance ?? 5,
      criticalPercent: weapon?.item.criticalPercent ?? 50,
      penetration: effect.penetration,
      distanceShare: 1,
      coverShare: 1,
      canDodge: ability.telegraphMs <= 0,
    },
  );
  const player = playerOf(state, source);
  if (player !== null && lost > 0 && effect.damageType === 'cyber')
    noteSkill(state, player, { skill: 'hacking', action: 'hack' });
}

/**
 * Pushes a target away from where the ability landed; one that starts at its caster pushes along its direction.
 * Negative tiles pull.
 */
function pushAway(state: ZoneState, { landing, target, origin }: OnTarget, tiles: number): void {
  if (!mayHarm(state, landing.source, target)) return;
  const there = spotOf(state, target);
  const isDirected = landing.ability.area.shape === 'line' || (there.x === origin.x && there.y === origin.y);
  const from = landing.ability.area.shape === 'single' ? spotOf(state, landing.source) : origin;
  knockback(state, target, {
    radians: isDirected ? landing.radians : Math.atan2(there.y - from.y, there.x - from.x),
    tiles,
  });
}

interface GivenStatus {
  readonly source: Combatant;
  readonly effect: EffectOf<'status'>;
  readonly rank: number;
  readonly landing: Landing;
}

function giveById(state: ZoneState, target: Combatant, { source, effect, landing }: GivenStatus): boolean {
  const status = state.gameData.statuses.get(effect.status);
  if (status === undefined || (effect.chance < 100 && state.rng.fraction() * 100 >= effect.chance)) return false;
  return giveStatus(state, target, {
    status,
    lastsMs: lastsOf(landing, effect.lastsMs),
    stacks: effect.stacks,
    source,
  });
}

/** Makes an enemy machine fight for its hacker for a while. */
function turnMachine(
  state: ZoneState,
  target: Combatant,
  { source, lastsTicks }: { readonly source: Combatant; readonly lastsTicks: number },
): void {
  if (!target.isHackable || !mayHarm(state, source, target)) return;
  const before = target.turned ?? { side: target.side, owner: target.owner };
  target.turned = { side: before.side, owner: before.owner, untilTick: state.tick + lastsTicks };
  target.side = source.side;
  target.owner = ownerOf(source);
  target.threat.clear();
  target.calmTo.clear();
  changed(state, target);
  const player = playerOf(state, source);
  if (player !== null) noteSkill(state, player, { skill: 'hacking', action: 'hack' });
}

/** Returns a turned machine to its own side when the time is over. */
export function advanceTurned(state: ZoneState, combatant: Combatant): void {
  const { turned } = combatant;
  if (turned === null || state.tick < turned.untilTick) return;
  combatant.side = turned.side;
  combatant.owner = turned.owner;
  combatant.turned = null;
  combatant.threat.clear();
}

function noteHelp(
  state: ZoneState,
  source: Combatant,
  { target, healed }: { readonly target: Combatant; readonly healed: number },
): void {
  const player = playerOf(state, source);
  if (player !== null && healed > 0 && target.kind !== 'enemy')
    noteSkill(state, player, { skill: 'medicine', action: 'heal' });
}

function amountOf(
  state: ZoneState,
  { ability, rank, source }: Landing,
  amount: Parameters<typeof abilityAmount>[0],
): number {
  const { amountPercent } = rankBonus(ability, rank);
  return abilityAmount(
    amount,
    { level: source.stats.level, attributes: source.stats.attributes, amountPercent },
    state.rng.fraction(),
  );
}

function lastsOf({ ability, rank }: Landing, lastsMs: number): number {
  return Math.max(tickMs, withPercent(lastsMs, rankBonus(ability, rank).lastsPercent));
}
