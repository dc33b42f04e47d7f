import { fitOf } from '@necp/shared/combat/level-fit';
import type { Locale, TileSpot } from '@necp/shared/kernel';
import { toScreen, type View } from '../city/view';
import { rarities } from '@necp/shared/inventory/content';
import type { Input } from '../input/input';
import { keyCap } from '../overlay/aiming';
import type { ScreenRect } from '../overlay/free-area';
import type { Gate } from '../overlay/gates';
import type { LabelledDrop } from '../overlay/labels';
import { bodyBox } from '../overlay/body-box';
import type { Labelled } from '../overlay/overlay';
import { headingOn, withoutDoubles, type Pointer } from '../overlay/pointing';
import type { GameSettings, GoalView, QuestMark, TimeSpan } from '../types';
import { sideOf } from './body-kinds';
import { partySigns } from './party-signs';
import type { PlayerController } from './player-controller';
import type { Known } from './known';
import { hasFlag, type Other } from './others';
import type { OwnState } from './own-state';
import type { World } from './world';
import type { HudPresenter } from './hud-presenter';
import { marked, type wordsOf } from './words';

export interface PaintingParts {
  readonly input: Input;
  readonly controller: PlayerController;
  readonly hudPresenter: HudPresenter;
  readonly known: Known;
  readonly own: OwnState;
  readonly locale: () => Locale;
  readonly words: () => ReturnType<typeof wordsOf>;
  /** Hides the pointer while the crosshair is drawn. */
  readonly showPointer: (shown: 'arrow' | 'none') => void;
  readonly nowMs: () => number;
}

export interface PaintedMoment {
  readonly world: World;
  readonly view: View;
  readonly elapsedMs: number;
  readonly settings: GameSettings;
  readonly connected: boolean;
}

export interface DuelCount {
  readonly endsMs: number;
  readonly startMs: number;
}

const bracketEveryMs = 260;
const drawnLabelTiles = 11;
const hostileTint = 0xff4d5e;
const plainTint = 0xf2f6fa;

/** Draws all text and marks over the picture of one frame. */
export class Painting {
  marks: readonly QuestMark[] = [];
  duel: DuelCount | null = null;
  /** The panels of the interface, between which marks keep. */
  panels: readonly ScreenRect[] = [];
  isFireTaught = false;
  /** What the last picture marked or pointed to, and the enemy that is the target. */
  goals: readonly GoalView[] = [];
  private way: readonly TileSpot[] = [];
  private seconds = 0;
  private sinceBracketMs = 0;

  constructor(private readonly parts: PaintingParts) {}

  /** Sets the corners of the walk to the goal that the player follows. */
  walk(way: readonly TileSpot[]): void {
    this.way = way;
  }

  paint(moment: PaintedMoment): void {
    const { world, view, elapsedMs } = moment;
    this.seconds += elapsedMs / 1000;
    const people = this.labelled(moment);
    world.overlay.place(people, { view, elapsedMs, namePlates: moment.settings.namePlates });
    const self = people.find(({ kind }) => kind === 'self');
    world.overlay.gates.place(this.gates(world), {
      view,
      seconds: this.seconds,
      motion: moment.settings.motion,
      self: self ? bodyBox(self, view) : null,
    });
    world.overlay.drops.place(this.drops(world), view);
    world.overlay.signs.place(partySigns(world), view);
    const pointers = this.pointers(world);
    this.goals = [...pointers, ...this.enemies(world)];
    world.overlay.pointers.place(pointers, {
      view,
      seconds: this.seconds,
      metres: this.parts.words().metres,
      panels: this.panels,
    });
    this.showAim(world, view);
    this.showCap(world, view);
    this.showCount(world, view);
    this.showBracket(world, elapsedMs);
  }

  private labelled({ world, connected }: PaintedMoment): Labelled[] {
    const nowMs = this.parts.nowMs();
    const target = this.parts.controller.target(world)?.id ?? 0;
    const ownLevel = this.parts.own.state?.level ?? 1;
    const people: Labelled[] = [];
    for (const other of world.others.all) {
      const { view } = other;
      if (view.kind === 'drop' || view.kind === 'interactable' || hasFlag(view, 'dead')) continue;
      const isInCombat = hasFlag(view, 'inCombat') || view.health < 255 || other.id === target || other.isHostile;
      people.push({
        id: view.id,
        kind: sideOf(view, world.companions),
        name: marked(this.parts.hudPresenter.nameOf(other), {
          isAway: hasFlag(view, 'away'),
          words: this.parts.words(),
        }),
        level:
          view.kind === 'enemy' || (view.kind === 'player' && isInCombat)
            ? `${this.parts.words().levelShort} ${view.level}`
            : null,
        fit: view.kind === 'enemy' ? fitOf(ownLevel, view.level) : null,
        rank: view.kind === 'enemy' ? (this.parts.known.enemies.get(view.content)?.rank ?? null) : null,
        x: other.x,
        y: other.y,
        size: other.size,
        isConnectionLost: hasFlag(view, 'connectionLost'),
        isSpeaking: view.kind === 'player' && world.companions.speaking.has(view.name),
        health: isInCombat && view.kind !== 'townsperson' ? view.health / 255 : null,
        cast: this.castShare(world, view.id, nowMs),
        pips: this.pips(world, view.id, nowMs),
      });
    }
    const { own } = world;
    if (own)
      people.push({
        id: own.id,
        kind: 'self',
        name: own.name,
        level: null,
        fit: null,
        rank: null,
        x: own.x,
        y: own.y,
        size: 1,
        isConnectionLost: !connected,
        isSpeaking: false,
        health: null,
        cast: this.castShare(world, own.id, nowMs),
        pips: [],
      });
    return people;
  }

  private castShare(world: World, id: number, nowMs: number): number | null {
    const cast = world.show.conditions.castOf(id, nowMs);
    return cast ? Math.min(1, (nowMs - cast.startMs) / Math.max(1, cast.endMs - cast.startMs)) : null;
  }

  private pips(world: World, id: number, nowMs: number): Labelled['pips'] {
    return world.show.conditions
      .statusesOf(id, nowMs)
      .flatMap(({ id, absorbs }) => (absorbs === undefined ? (this.parts.known.statuses.get(id)?.kind ?? []) : 'boon'));
  }

  private gates({ map }: World): Gate[] {
    const { known, own, hudPresenter, locale, words } = this.parts;
    const { doorway } = hudPresenter;
    const ownLevel = own.state?.level ?? 1;
    return known.exitsOf(map).map((exit) => {
      const isStoodIn = doorway?.to === exit.to && exit.most === null;
      return {
        key: `${exit.to}:${exit.x}:${exit.y}`,
        ...exit,
        name: exit.name[locale()],
        levels: `${words().levelShort} ${exit.levels.min}–${exit.levels.max}`,
        fit: fitOf(ownLevel, exit.levels.min),
        kind: exit.most === null ? 'gate' : 'instance',
        filled: isStoodIn ? shareOf(doorway, this.parts.nowMs()) : null,
        isClosed: isStoodIn && doorway.obstacle !== null,
      };
    });
  }

  private drops(world: World): LabelledDrop[] {
    const { own } = world;
    if (!own) return [];
    const near: LabelledDrop[] = [];
    for (const other of world.others.all) {
      const { view } = other;
      const distanceTiles = Math.hypot(other.x - own.x, other.y - own.y);
      if (view.kind !== 'drop' || distanceTiles > drawnLabelTiles) continue;
      near.push({
        id: view.id,
        x: other.x,
        y: other.y,
        rarity: rarities[view.variant] ?? 'common',
        name: this.parts.hudPresenter.nameOf(other),
        isMine: hasFlag(view, 'mine'),
        distanceTiles,
      });
    }
    return near;
  }

  private pointers(world: World): Pointer[] {
    const { own } = world;
    if (!own) return [];
    const far = (spot: TileSpot): number => Math.hypot(spot.x - own.x, spot.y - own.y);
    const pointers: Pointer[] = [];
    for (const [index, mark] of this.marks.entries()) {
      const bearer = mark.content === null ? null : this.nearest(world, mark.content);
      const spot = bearer ?? mark.at;
      if (!spot) continue;
      const inPlace = far(spot) < 2 && mark.content === null;
      if (!inPlace)
        pointers.push({
          key: `quest${index}`,
          x: spot.x,
          y: spot.y,
          liftTiles: bearer ? 1.1 * bearer.size : 0.2,
          heading: headingOn(this.way, own, spot),
          mark: mark.mark,
          name: this.nameOf(mark, bearer),
          distanceTiles: far(spot),
        });
    }
    const shown = withoutDoubles(pointers);
    for (const other of world.others.all)
      if (other.view.kind === 'player' && world.companions.party.has(other.view.name))
        shown.push({
          key: `party${other.id}`,
          x: other.x,
          y: other.y,
          liftTiles: 1,
          heading: null,
          mark: 'party',
          name: other.view.name,
          distanceTiles: far(other),
        });
    return shown;
  }

  private enemies(world: World): GoalView[] {
    const target = this.parts.controller.target(world);
    if (!target?.isHostile || !world.own) return [];
    const { id, x, y } = target;
    const distanceTiles = Math.hypot(x - world.own.x, y - world.own.y);
    return [{ key: `enemy${id}`, mark: 'enemy', name: this.parts.hudPresenter.nameOf(target), x, y, distanceTiles }];
  }

  private nameOf({ content, name }: QuestMark, bearer: Other | null): string {
    const { hudPresenter, known, locale } = this.parts;
    if (bearer) return hudPresenter.nameOf(bearer);
    return (content === null ? null : known.nameOf(content, locale())) ?? name?.[locale()] ?? '';
  }

  private nearest(world: World, content: string): Other | null {
    let best: Other | null = null;
    for (const other of world.others.all) {
      if (other.content !== content || !world.own || hasFlag(other.view, 'dead')) continue;
      if (
        !best ||
        Math.hypot(other.x - world.own.x, other.y - world.own.y) <
          Math.hypot(best.x - world.own.x, best.y - world.own.y)
      )
        best = other;
    }
    return best;
  }

  private showAim(world: World, view: View): void {
    const { cursor } = this.parts.input;
    const { own } = world;
    const isAiming = cursor !== null && own !== null && this.parts.own.life === 'up';
    this.parts.showPointer(isAiming ? 'none' : 'arrow');
    if (!isAiming) return world.overlay.aiming.showReticle(null);
    const at = toScreen(view, own.x, own.y);
    const farPixels = Math.hypot(cursor.x - at.x, cursor.y - at.y);
    const spread = (this.parts.controller.spreadDegrees(own) / 180) * Math.PI;
    const reloadMs = own.stance.reloadMs;
    const isOnHostile = this.parts.controller.target(world)?.isHostile ?? false;
    world.overlay.aiming.showReticle({
      x: cursor.x,
      y: cursor.y,
      gapPixels: 4 + Math.tan(spread) * farPixels,
      tint: isOnHostile ? hostileTint : plainTint,
      reload: reloadMs > 0 ? 1 - reloadMs / own.stance.reloadLastsMs : null,
    });
  }

  private showCap(world: World, view: View): void {
    const { prompt, holding, doorway } = this.parts.hudPresenter;
    if (!prompt || !world.own) return this.showFireCap(world, view);
    const filling = holding ?? (prompt.verb === 'transfer' && doorway?.obstacle === null ? doorway : null);
    const hold = filling && shareOf(filling, this.parts.nowMs());
    world.overlay.aiming.showCap(
      {
        x: prompt.x,
        y: prompt.y + (prompt.verb === 'transfer' ? -1.2 : 0.95),
        letter: this.letterOf('interact'),
        hold,
      },
      view,
    );
  }

  /** Names the control to shoot with below an enemy, while the player is taught to shoot. */
  private showFireCap(world: World, view: View): void {
    const target = this.isFireTaught ? this.parts.controller.target(world) : null;
    const cap = target?.isHostile
      ? { x: target.x, y: target.y + 0.95, letter: this.letterOf('fire'), hold: null }
      : null;
    world.overlay.aiming.showCap(cap, view);
  }

  private letterOf(action: 'interact' | 'fire'): string {
    const cap = this.parts.input.capOf(action);
    return cap === 'Mouse0' ? this.parts.words().leftButton : keyCap(cap);
  }

  private showCount(world: World, view: View): void {
    const leftMs = this.duel ? this.duel.endsMs - this.parts.nowMs() : -1;
    if (!this.duel || leftMs < -700) return world.overlay.aiming.showCount(null, view);
    const share = leftMs > 0 ? (leftMs % 1000) / 1000 : 1;
    world.overlay.aiming.showCount(
      { words: leftMs > 0 ? String(Math.ceil(leftMs / 1000)) : this.parts.words().go, share },
      view,
    );
  }

  private showBracket(world: World, elapsedMs: number): void {
    this.sinceBracketMs += elapsedMs;
    if (this.sinceBracketMs < bracketEveryMs) return;
    this.sinceBracketMs = 0;
    const target = this.parts.controller.target(world);
    if (!target || (target.view.kind !== 'enemy' && target.view.kind !== 'player' && !target.isHostile)) return;
    const isLocked = this.parts.controller.locked === target.id;
    const half = 0.62 * Math.max(1, target.size);
    world.scene.particles.add({
      shape: 'bracket',
      layer: 'ground',
      follow: target.id,
      x: 0,
      y: 0,
      long: half,
      wide: half,
      a: isLocked ? 0.9 : 0,
      tint: target.isHostile ? [1, 0.28, 0.34] : [0.3, 0.85, 0.95],
      alpha: isLocked ? 1 : 0.5,
      lifeMs: bracketEveryMs + 60,
      fadeOut: 0.2,
    });
  }
}

function shareOf({ startMs, endMs }: TimeSpan, nowMs: number): number {
  return Math.max(0, Math.min(1, (nowMs - startMs) / Math.max(1, endMs - startMs)));
}
