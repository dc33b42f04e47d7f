import type { TileSpot } from '@necp/shared/kernel';
import type { DamageType } from '@necp/shared/inventory/content';
import type { CombatEvent, WeaponFamily } from '@necp/shared/protocol';
import type { EffectName } from '../audio/effects';
import { flinch, kick, slideFrom, strike } from '../people/stance';
import { Conditions } from './conditions';
import { auras } from './recipes/auras';
import { blast } from './recipes/blasts';
import { bladeArc, hurtBurst, lastBurst, rollSpray } from './recipes/blows';
import { arrival, lobby, levelUp, healing, shieldHit, warning } from './recipes/casts';
import { damageHues, friendHue, hostileHue, ownHue } from './recipes/hues';
import { impact, muzzleFlash, tracer } from './recipes/shots';
import { showLanding, soundOfAbility, typeOfAbility } from './show-abilities';
import { Flights } from './flights';
import type { Actor, ShowParts } from './show-parts';

type Of<K extends CombatEvent['kind']> = Extract<CombatEvent, { kind: K }>;
/** A shot at the moment at which it leaves the muzzle. */
type Fired = Pick<Of<'shot'>, 'source' | 'weapon' | 'fromX' | 'fromY' | 'toX' | 'toY' | 'velocityTilesPerS'>;
type Handlers = { readonly [K in CombatEvent['kind']]: (event: Of<K>) => void };

const shotSounds: Readonly<Record<WeaponFamily, EffectName | null>> = {
  none: null,
  pistol: 'shot_pistol',
  rifle: 'shot_rifle',
  shotgun: 'shot_shotgun',
  blade: null,
  thrown: null,
  machine: 'shot_machine',
};
const auraEveryMs = 130;
const knownPushTiles = 4;
const coverEveryMs = 1_000;
/** The distance from the middle of an entity to the muzzle of its weapon. */
const muzzleTiles = 0.9;

/** Turns combat events into light, movement, numbers and sound. */
export class CombatShow {
  readonly conditions = new Conditions();
  readonly flights: Flights;
  private sinceAuraMs = 0;
  /** Events shown since the start, for the test hook. */
  shown = 0;
  private lastShot = { id: 0, atMs: 0 };
  private coverAtMs = -Infinity;

  constructor(private readonly parts: ShowParts) {
    this.flights = new Flights(parts.particles);
  }

  play(event: CombatEvent): void {
    this.shown += 1;
    (this.handlers[event.kind] as (event: CombatEvent) => void)(event);
  }

  /** Advances effects without events: burning statuses, projectiles in the air. */
  advance(elapsedMs: number): void {
    this.flights.advance(elapsedMs);
    this.sinceAuraMs += elapsedMs;
    if (this.sinceAuraMs < auraEveryMs) return;
    this.sinceAuraMs = 0;
    for (const [id, statuses] of this.conditions.everyone(this.parts.nowMs())) {
      const actor = this.parts.actor(id);
      if (!actor) continue;
      for (const status of statuses) auras[status.id]?.(this.parts.particles, id);
    }
  }

  clear(): void {
    this.conditions.clear();
    this.flights.clear();
  }

  /** Shows the muzzle of a shot, also of the player's own before the simulation has confirmed it. */
  showFire(shot: Fired, damageType: DamageType = 'physical'): void {
    const { parts } = this;
    const shooter = parts.actor(shot.source);
    const nowMs = parts.nowMs();
    // The pellets of one shot share one flash and one bang.
    const isSameShot = this.lastShot.id === shot.source && nowMs - this.lastShot.atMs < 12;
    this.lastShot = { id: shot.source, atMs: nowMs };
    if (isSameShot) return;
    if (shooter) kick(shooter.stance);
    muzzleFlash(parts.particles, this.atMuzzle(shot, damageType));
    const sound = shotSounds[shot.weapon];
    if (sound) parts.sound(sound, { x: shot.fromX, y: shot.fromY }, shooter?.isSelf ? 1 : 0.8);
    if (shooter?.isSelf) parts.shake(shot.weapon === 'shotgun' ? 0.16 : 0.07, shooter);
  }

  /** Shows where a shot went, as the simulation has decided it. */
  showPath(shot: Fired & Pick<Of<'shot'>, 'hit'>, damageType: DamageType = 'physical'): void {
    const { parts } = this;
    const look = { ...shot, ...this.atMuzzle(shot, damageType) };
    const flightMs = tracer(parts.particles, look);
    if (shot.hit === 'wall')
      impact(parts.particles, {
        x: shot.toX,
        y: shot.toY,
        turn: Math.atan2(shot.toY - shot.fromY, shot.toX - shot.fromX),
        surface: parts.surface(shot.toX, shot.toY),
        hue: look.hue,
        delayMs: flightMs,
      });
  }

  /** Says over a target that the player's shots do not reach it; not with every shot. */
  showCover({ x, y }: TileSpot): void {
    const nowMs = this.parts.nowMs();
    if (nowMs - this.coverAtMs < coverEveryMs) return;
    this.coverAtMs = nowMs;
    this.parts.number(this.parts.word('cover'), { x, y, kind: 'quiet' });
  }

  /** Returns the shot from the muzzle: the event starts in the middle of the entity. */
  private atMuzzle(shot: Fired, damageType: DamageType) {
    const shooter = this.parts.actor(shot.source);
    const turn = Math.atan2(shot.toY - shot.fromY, shot.toX - shot.fromX);
    const muzzle = shooter
      ? Math.min(muzzleTiles * shooter.size, Math.hypot(shot.toX - shot.fromX, shot.toY - shot.fromY) * 0.7)
      : 0;
    return {
      ...shot,
      fromX: shot.fromX + Math.cos(turn) * muzzle,
      fromY: shot.fromY + Math.sin(turn) * muzzle,
      hue: damageHues[damageType],
    };
  }

  showSwing(swing: Omit<Of<'swing'>, 'kind' | 'seq'>, damageType: DamageType = 'physical'): void {
    const actor = this.parts.actor(swing.source);
    if (actor) strike(actor.stance, swing);
    bladeArc(this.parts.particles, {
      ...swing,
      hue: damageType === 'physical' ? [0.8, 0.9, 1] : damageHues[damageType],
      side: actor?.stance.swingSide ?? 1,
    });
    if (actor) this.parts.sound('swing', actor);
  }

  /** Shows a roll; `facing` in radians. */
  showDodge(actor: Actor, facing: number): void {
    actor.stance.roll = 0;
    actor.stance.rollFacing = facing;
    rollSpray(this.parts.particles, { x: actor.x, y: actor.y, facing });
    this.parts.sound('dodge', actor);
  }

  private readonly handlers: Handlers = {
    shot: (event) => {
      this.showFire(event);
      this.showPath(event);
    },
    impact: (event) => {
      const target = this.parts.actor(event.target);
      const source = this.parts.actor(event.source);
      const turn = source ? Math.atan2(event.y - source.y, event.x - source.x) : 0;
      impact(this.parts.particles, {
        x: event.x,
        y: event.y,
        turn,
        surface: target ? (target.isMachine ? 'machine' : 'body') : this.parts.surface(event.x, event.y),
        hue: damageHues.physical,
      });
    },
    swing: (event) => this.showSwing(event),
    throw: (event) => {
      this.flights.launch(event);
      const actor = this.parts.actor(event.source);
      if (!actor) return;
      actor.stance.throwing = 0.5;
      this.parts.sound('throw', actor);
    },
    blast: (event) => {
      blast(this.parts.particles, event);
      this.parts.sound(
        event.damageType === 'cyber' ? 'cast_cyber' : event.damageType === 'shock' ? 'cast_shock' : 'blast',
        event,
      );
      this.parts.shake(Math.min(1, event.radiusTiles / 4), event);
    },
    damage: (event) => this.damage(event),
    heal: (event) => {
      const target = this.parts.actor(event.target);
      if (!target) return;
      healing(this.parts.particles, event.target);
      if (event.amount > 0) this.parts.number(`+${event.amount}`, { x: target.x, y: target.y, kind: 'heal' });
      this.parts.sound('heal', target);
    },
    cast: (event) => {
      const nowMs = this.parts.nowMs();
      const actor = this.parts.actor(event.source);
      if (!actor) return;
      const isBegun = event.isChannel === 0;
      const type = typeOfAbility(this.parts.ability(event.ability));
      if (event.castMs > 0) {
        this.conditions.cast(event.source, {
          ability: event.ability,
          startMs: nowMs,
          endMs: nowMs + event.castMs,
          isChannel: event.isChannel === 1,
          broken: null,
        });
        if (isBegun)
          lobby(this.parts.particles, {
            source: event.source,
            hue: type ? damageHues[type] : friendHue,
            lastsMs: event.castMs,
          });
      }
      actor.stance.isCasting = event.castMs > 0;
      if (isBegun) this.parts.sound(soundOfAbility(this.parts.ability(event.ability)), actor, 0.7);
    },
    cast_end: (event) => {
      this.conditions.castOver(event.source, { how: event.how, nowMs: this.parts.nowMs() });
      const actor = this.parts.actor(event.source);
      if (!actor) return;
      actor.stance.isCasting = false;
      if (event.how !== 'done')
        this.parts.number(this.parts.word('interrupted'), { x: actor.x, y: actor.y, kind: 'quiet' });
    },
    telegraph: (event) => {
      const source = this.parts.actor(event.source);
      const isHostile = source?.isHostile ?? true;
      warning(this.parts.particles, { ...event, hue: isHostile ? hostileHue : source?.isSelf ? ownHue : friendHue });
      if (isHostile) this.parts.sound('warning', event);
    },
    land: (event) => showLanding(this.parts, event),
    status: (event) => this.statusBegins(event),
    status_end: (event) => {
      this.conditions.over(event.target, event.status);
      const target = this.parts.actor(event.target);
      if (target && event.status === 'unseen') target.stance.isUnseen = false;
    },
    shield: ({ source, target, ability, points, lastsMs }) =>
      this.conditions.suffer(target, {
        id: ability,
        stacks: 1,
        endsMs: this.parts.nowMs() + lastsMs,
        lastsMs,
        by: this.parts.nameplate(source),
        absorbs: points,
      }),
    shield_end: (event) => this.conditions.over(event.target, event.ability),
    reload: (event) => {
      const actor = this.parts.actor(event.source);
      if (!actor) return;
      actor.stance.reloadMs = event.lastsMs;
      actor.stance.reloadLastsMs = Math.max(1, event.lastsMs);
      this.parts.sound('reload', actor);
    },
    dodge: (event) => {
      const actor = this.parts.actor(event.source);
      if (actor && !actor.isSelf) this.showDodge(actor, event.facing);
    },
    push: (event) => {
      const target = this.parts.actor(event.target);
      if (!target) return;
      const by = { x: target.x - event.x, y: target.y - event.y };
      // The player's entity slides by its correction already; others are shown where the snapshot puts them.
      if (!target.isSelf && Math.hypot(by.x, by.y) < knownPushTiles)
        slideFrom(target.stance, { x: by.x * 0.5, y: by.y * 0.5 });
    },
    downed: (event) => this.fall(event.target, 'downed'),
    died: (event) => this.die(event),
    revived: (event) => {
      const actor = this.parts.actor(event.target);
      if (!actor) return;
      actor.stance.isLying = false;
      healing(this.parts.particles, event.target);
      this.parts.sound('revive', actor);
    },
    spawned: (event) => {
      const actor = this.parts.actor(event.target);
      if (actor) arrival(this.parts.particles, { x: actor.x, y: actor.y, hue: actor.isHostile ? hostileHue : ownHue });
    },
    bark: (event) => {
      const actor = this.parts.actor(event.source);
      if (actor) this.parts.say(actor, event.line);
    },
    reveal: (event) => {
      for (const delayMs of [0, 300])
        this.parts.particles.add({
          shape: 'bracket',
          layer: 'ground',
          follow: event.target,
          x: 0,
          y: 0,
          long: [1.1, 0.7],
          wide: [1.1, 0.7],
          a: 1.5,
          tint: damageHues.cyber,
          lifeMs: Math.min(event.lastsMs, 4_000),
          delayMs,
        });
    },
    level_up: (event) => {
      const actor = this.parts.actor(event.target);
      if (!actor) return;
      levelUp(this.parts.particles, event.target);
      this.parts.number(`${this.parts.word('level')} ${event.level}`, { x: actor.x, y: actor.y, kind: 'critical' });
      this.parts.sound('level_up', actor);
    },
    loot: (event) => {
      const drop = this.parts.actor(event.target);
      const by = this.parts.actor(event.source);
      if (by) this.parts.sound('pick_up', by);
      if (!drop || !by) return;
      for (let i = 0; i < 6; i += 1)
        this.parts.particles.add({
          shape: 'streak',
          x: drop.x,
          y: drop.y,
          z: 0.2,
          vx: (by.x - drop.x) * 4,
          vy: (by.y - drop.y) * 4,
          turn: Math.atan2(by.y - drop.y, by.x - drop.x),
          long: 0.16,
          wide: 0.03,
          tint: [1, 0.8, 0.4],
          lifeMs: 240,
          delayMs: i * 22,
        });
    },
  };

  private damage(event: Of<'damage'>): void {
    const { parts } = this;
    if (event.how === 'absorbed') this.conditions.absorb(event.target, event.amount);
    const target = parts.actor(event.target);
    if (!target) return;
    const source = parts.actor(event.source);
    const kind = target.isSelf ? 'taken' : source?.isSelf ? 'own' : 'other';
    const at = { x: target.x, y: target.y };
    if (event.how === 'dodged' || event.how === 'safe')
      return parts.number(parts.word(event.how), { ...at, kind: 'quiet' });
    if (event.how === 'absorbed') {
      shieldHit(parts.particles, event.target);
      parts.sound('shield', target);
      return parts.number(`(${event.amount})`, { ...at, kind: 'absorbed' });
    }
    const isCritical = event.how === 'critical';
    const turn = source ? Math.atan2(target.y - source.y, target.x - source.x) : 0;
    flinch(target.stance, { turn, tiles: Math.min(0.22, (isCritical ? 0.12 : 0.06) / target.size) });
    hurtBurst(parts.particles, {
      ...at,
      from: turn,
      isCritical,
      isMachine: target.isMachine,
      hue: event.damageType === 'physical' ? [0.95, 0.97, 1] : damageHues[event.damageType],
    });
    parts.number(`${event.amount}${isCritical ? '!' : ''}`, {
      ...at,
      kind: isCritical && kind === 'own' ? 'critical' : kind,
    });
    parts.sound(
      target.isSelf ? 'hurt' : isCritical ? 'critical' : target.isMachine ? 'hit_metal' : 'hit',
      target,
      kind === 'other' ? 0.6 : 1,
    );
    if (target.isSelf) parts.shake(Math.min(0.6, 0.15 + event.amount / 120), target);
  }

  private statusBegins(event: Of<'status'>): void {
    const nowMs = this.parts.nowMs();
    const isNew = !this.conditions.statusesOf(event.target, nowMs).some(({ id }) => id === event.status);
    this.conditions.suffer(event.target, {
      id: event.status,
      stacks: event.stacks,
      endsMs: nowMs + event.lastsMs,
      lastsMs: event.lastsMs,
      by: this.parts.nameplate(event.source),
    });
    const target = this.parts.actor(event.target);
    if (!target) return;
    if (event.status === 'unseen') target.stance.isUnseen = true;
    if (isNew) auras[event.status]?.(this.parts.particles, event.target);
  }

  private fall(id: number, how: 'downed' | 'death'): void {
    const actor = this.parts.actor(id);
    this.conditions.castOver(id, { how: 'fell', nowMs: this.parts.nowMs() });
    if (!actor) return;
    actor.stance.isLying = true;
    actor.stance.isCasting = false;
    this.parts.sound(how, actor);
  }

  private die(event: Of<'died'>): void {
    this.fall(event.target, 'death');
    this.conditions.forget(event.target);
    const actor = this.parts.actor(event.target);
    if (!actor) return;
    lastBurst(this.parts.particles, { x: actor.x, y: actor.y, isMachine: actor.isMachine, size: actor.size });
    if (actor.size > 1.5) this.parts.shake(0.9, actor);
    if (!this.parts.actor(event.source)?.isSelf) return;
    this.parts.sound('kill', actor);
    this.parts.freeze();
  }
}
