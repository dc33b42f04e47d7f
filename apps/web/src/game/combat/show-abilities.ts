import type { AbilityContent } from '@necp/shared/ability/content';
import type { DamageType } from '@necp/shared/inventory/content';
import type { CombatEvent } from '@necp/shared/protocol';
import type { EffectName } from '../audio/effects';
import { blast } from './recipes/blasts';
import { arrival, beam, landed, healing } from './recipes/casts';
import { damageHues, friendHue, hostileHue, ownHue } from './recipes/hues';
import type { Particles } from './particles';
import type { Actor, ShowParts } from './show-parts';
import type { Rgb } from '../city/hues';

type Land = Extract<CombatEvent, { kind: 'land' }>;

/** Returns the damage type of an ability, which sets its colour; null when it deals none. */
export function typeOfAbility(ability: AbilityContent | undefined): DamageType | null {
  for (const effect of ability?.effects ?? []) if (effect.does === 'damage') return effect.damageType;
  return ability?.owner === 'jammer' ? 'cyber' : null;
}

export function soundOfAbility(ability: AbilityContent | undefined): EffectName {
  if (ability?.effects.some(({ does }) => does === 'deploy')) return 'deploy';
  if (ability?.effects.some(({ does }) => does === 'shield')) return 'shield';
  if (ability?.effects.some(({ does }) => does === 'heal')) return 'heal';
  return `cast_${typeOfAbility(ability) ?? 'physical'}`;
}

/** Shows an ability that takes effect: its area lights up with its effects. */
export function showLanding(parts: ShowParts, event: Land): void {
  const ability = parts.ability(event.ability);
  const source = parts.actor(event.source);
  const type = typeOfAbility(ability);
  parts.sound(soundOfAbility(ability), event);
  if (!ability) return;
  const hue = type
    ? damageHues[type]
    : ability.touches === 'friends' || ability.touches === 'self'
      ? friendHue
      : ownHue;
  const { area } = ability;
  if (ability.effects.some(({ does }) => does === 'deploy'))
    return arrival(parts.particles, { x: event.x, y: event.y, hue: ownHue });
  if (area.shape === 'circle') circle(parts, event, { radiusTiles: area.radiusTiles, type, hue });
  else if (area.shape === 'cone')
    cone(parts.particles, event, { lengthTiles: area.lengthTiles, angleDegrees: area.angleDegrees, hue });
  else if (area.shape === 'line')
    line(parts, event, { lengthTiles: area.lengthTiles, widthTiles: area.widthTiles, hue, source });
  else single(parts, event, { type, source, hue, ability });
}

function circle(parts: ShowParts, event: Land, look: { radiusTiles: number; type: DamageType | null; hue: Rgb }): void {
  if (look.type) {
    blast(parts.particles, { x: event.x, y: event.y, radiusTiles: look.radiusTiles * 0.85, damageType: look.type });
    return parts.shake(Math.min(0.7, look.radiusTiles / 6), event);
  }
  parts.particles.add({
    shape: 'ring',
    layer: 'ground',
    x: event.x,
    y: event.y,
    long: [0.3, look.radiusTiles],
    wide: [0.3, look.radiusTiles],
    a: 0.05,
    tint: look.hue,
    lifeMs: 620,
  });
  parts.particles.add({
    shape: 'ring',
    layer: 'ground',
    x: event.x,
    y: event.y,
    long: [0.2, look.radiusTiles * 0.7],
    wide: [0.2, look.radiusTiles * 0.7],
    a: 0.08,
    tint: look.hue,
    alpha: 0.6,
    lifeMs: 520,
    delayMs: 90,
  });
  parts.particles.flash({
    x: event.x,
    y: event.y,
    radius: look.radiusTiles * 1.4,
    glow: [look.hue[0] * 0.8, look.hue[1] * 0.8, look.hue[2] * 0.8],
    lifeMs: 400,
  });
}

function cone(particles: Particles, event: Land, look: { lengthTiles: number; angleDegrees: number; hue: Rgb }): void {
  const half = (look.angleDegrees / 360) * Math.PI;
  landed(particles, {
    shape: 'cone',
    x: event.x,
    y: event.y,
    facing: event.facing,
    a: look.lengthTiles,
    b: look.angleDegrees,
    lastsMs: 0,
    hue: look.hue,
  });
  for (let i = 0; i < 26; i += 1) {
    const turn = event.facing + particles.between(-half, half);
    const lifeMs = particles.between(180, 420);
    const speed = (look.lengthTiles * particles.between(0.6, 1)) / (lifeMs / 1000);
    particles.add({
      shape: 'streak',
      x: event.x + Math.cos(turn) * 0.4,
      y: event.y + Math.sin(turn) * 0.4,
      z: 0.3,
      vx: Math.cos(turn) * speed,
      vy: Math.sin(turn) * speed,
      turn,
      long: [0.4, 0.16],
      wide: 0.05,
      tint: look.hue,
      lifeMs,
      delayMs: particles.between(0, 90),
    });
  }
  particles.flash({
    x: event.x + Math.cos(event.facing) * look.lengthTiles * 0.4,
    y: event.y + Math.sin(event.facing) * look.lengthTiles * 0.4,
    radius: look.lengthTiles,
    glow: look.hue,
    lifeMs: 260,
  });
}

function line(
  parts: ShowParts,
  event: Land,
  look: { lengthTiles: number; widthTiles: number; hue: Rgb; source: Actor | null },
): void {
  const { particles } = parts;
  landed(particles, {
    shape: 'line',
    x: event.x,
    y: event.y,
    facing: event.facing,
    a: look.lengthTiles,
    b: look.widthTiles,
    lastsMs: 0,
    hue: look.source?.isHostile ? hostileHue : look.hue,
  });
  for (let i = 0; i < 16; i += 1) {
    const far = particles.between(0, look.lengthTiles);
    const side = particles.between(-0.5, 0.5) * look.widthTiles;
    particles.add({
      shape: 'streak',
      x: event.x + Math.cos(event.facing) * far - Math.sin(event.facing) * side,
      y: event.y + Math.sin(event.facing) * far + Math.cos(event.facing) * side,
      z: 0.3,
      vx: Math.cos(event.facing) * 9,
      vy: Math.sin(event.facing) * 9,
      turn: event.facing,
      long: [0.5, 0.1],
      wide: 0.05,
      tint: look.hue,
      lifeMs: particles.between(140, 320),
    });
  }
}

function single(
  parts: ShowParts,
  event: Land,
  look: { type: DamageType | null; source: Actor | null; hue: Rgb; ability: AbilityContent },
): void {
  if (look.ability.target === 'self' && look.source) {
    parts.particles.add({
      shape: 'ring',
      layer: 'ground',
      follow: look.source.id,
      x: 0,
      y: 0,
      long: [0.3, 1],
      wide: [0.3, 1],
      a: 0.12,
      tint: look.hue,
      lifeMs: 420,
    });
    if (look.ability.effects.some(({ does }) => does === 'heal')) healing(parts.particles, look.source.id);
    return;
  }
  if (look.source) beam(parts.particles, look.source, { x: event.x, y: event.y, type: look.type ?? 'cyber' });
}
