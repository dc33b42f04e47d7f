import { groundKinds, type ZoneMap } from '@necp/shared/zone/map';
import { rarities } from '@necp/shared/inventory/content';
import type { DressedLook } from '@necp/shared/character/outfit';
import type { Locale, TileSpot } from '@necp/shared/kernel';
import { doings } from '@necp/shared/npc/content';
import type { ZoneWelcome } from '@necp/shared/protocol';
import { beaconMs, drawDrop, drawObject, drawVehicle, dropBeacon } from '../combat/world-objects';
import { drawTallyman, drawRig } from '../combat/rigs';
import { CombatShow } from '../combat/show';
import type { ShowParts } from '../combat/show-parts';
import type { Surface } from '../combat/recipes/shots';
import { EventQueue } from '../net/event-queue';
import { Overlay } from '../overlay/overlay';
import type { Crowd } from '../people/crowd';
import { rims, type SpritePlacement } from '../people/drawn-person';
import { CityScene } from '../render/city-scene';
import type { Finesse, FrameCap } from '../types';
import { nameplateOf } from './nameplate';
import { badgeOf, bodyKind, type Companions, lookOf, sideOf } from './body-kinds';
import type { Boxes } from './boxes';
import { Camera, tilePixelsOn } from './camera';
import type { Known } from './known';
import { hasFlag, Others, type Other } from './others';
import { OwnCharacter } from './own-character';

/** Awnings open over everyone nearer to the player than this. */
const closeTiles = 9;

export interface WorldOptions {
  readonly host: HTMLElement;
  readonly map: ZoneMap;
  readonly locale: Locale;
  readonly finesse: Finesse;
  readonly frameCap: FrameCap;
  readonly known: Known;
  readonly boxes: Boxes;
  readonly companions: Companions;
  readonly frame: (elapsedMs: number) => void;
  readonly graphics: (state: 'lost' | 'restored') => void;
  /** What the combat show needs of the game; the world adds its own parts. */
  readonly show: Omit<ShowParts, 'particles' | 'actor' | 'nameplate' | 'surface' | 'number' | 'ability' | 'status'>;
}

/**
 * One zone in play: its drawing, its entities and its effects. It is replaced as a whole when the player enters another
 * zone.
 */
export class World {
  readonly overlay = new Overlay(devicePixelRatio);
  readonly camera: Camera;
  readonly queue = new EventQueue();
  readonly others: Others;
  readonly show: CombatShow;
  own: OwnCharacter | null = null;
  private sinceBeaconMs = beaconMs;
  private seconds = 0;

  private constructor(
    readonly scene: CityScene,
    private readonly options: WorldOptions,
  ) {
    this.camera = new Camera(options.host);
    scene.overlay.addChild(this.overlay.view);
    scene.setFrameCap(options.frameCap);
    this.others = new Others((view) => bodyKind(options.known, view));
    this.show = new CombatShow({
      ...options.show,
      particles: scene.particles,
      actor: (id) => (this.own?.id === id ? this.own : (this.others.find(id) ?? null)),
      nameplate: (id) => nameplateOf(this, id) ?? { name: '', content: '', isSelf: false },
      surface: (x, y) => this.surfaceAt(x, y),
      number: (words, at) => this.overlay.numbers.show(words, at),
      ability: (id) => options.known.abilities.get(id),
      status: (id) => options.known.statuses.get(id),
    });
    const first = options.map.spawns[0] ?? { x: options.map.widthTiles / 2, y: options.map.heightTiles / 2 };
    this.camera.place(first.x, first.y);
  }

  /** Creates the world; returns null when there is no WebGL. */
  static async open(options: WorldOptions): Promise<World | null> {
    const scene = await CityScene.open({
      host: options.host,
      map: options.map,
      locale: options.locale,
      finesse: options.finesse,
      tilePixels: tilePixelsOn(options.host),
      sink: { graphics: options.graphics, frame: options.frame },
    }).catch(() => null);
    return scene && new World(scene, options);
  }

  get map(): ZoneMap {
    return this.options.map;
  }

  get companions(): Companions {
    return this.options.companions;
  }

  /** Puts the player's character where the server welcomes it; whatever was shown before is removed. */
  receive(welcome: ZoneWelcome, look: DressedLook): void {
    this.clear();
    this.own = new OwnCharacter(this.map, welcome, look);
    this.camera.place(welcome.x, welcome.y);
  }

  private clear(): void {
    this.others.clear();
    this.queue.clear();
    this.show.clear();
    this.overlay.drops.clear();
    this.scene.particles.clear();
  }

  /** Advances what goes on by itself: lights over drops, statuses, projectiles in the air. */
  advance(elapsedMs: number): void {
    this.seconds += elapsedMs / 1000;
    this.show.advance(elapsedMs);
    this.sinceBeaconMs += elapsedMs;
    if (this.sinceBeaconMs < beaconMs * 0.55) return;
    this.sinceBeaconMs = 0;
    for (const { view, x, y } of this.others.all)
      if (view.kind === 'drop')
        dropBeacon(this.scene.particles, { x, y, rarity: rarityOf(view.variant), isMine: hasFlag(view, 'mine') });
  }

  isEmptied(id: number): boolean {
    return this.options.boxes.isEmptied(id);
  }

  /** Yields every entity the player may interact with: all except boxes they emptied. */
  *usable(): Iterable<Other> {
    for (const other of this.others.all) if (!this.isEmptied(other.id)) yield other;
  }

  /** Returns the people nearest to the player, who must be seen under awnings too. */
  closest(): TileSpot[] {
    const { own } = this;
    if (!own) return [];
    return [...this.others.all]
      .filter(({ view }) => view.kind !== 'drop' && view.kind !== 'interactable')
      .map(({ x, y }) => ({ x, y, away: Math.hypot(x - own.x, y - own.y) }))
      .filter(({ away }) => away < closeTiles)
      .sort((a, b) => a.away - b.away);
  }

  /** Draws every entity: those on the ground first, then bodies from north to south, the player's own last. */
  fill(crowd: Crowd): void {
    const bodies: Other[] = [];
    for (const other of this.others.drawn()) {
      const { view, x, y } = other;
      const object = {
        content: view.content,
        x,
        y,
        facing: other.facing,
        variant: this.isEmptied(view.id) ? 1 : view.variant,
      };
      if (view.kind === 'interactable') drawObject(crowd, object);
      else if (view.kind === 'drop')
        drawDrop(crowd, {
          content: view.content,
          rarity: rarityOf(view.variant),
          x,
          y,
          seconds: this.seconds + view.id,
          isMine: hasFlag(view, 'mine'),
        });
      else if (view.kind === 'vehicle') drawVehicle(crowd, object, other.stance);
      else bodies.push(other);
    }
    bodies.sort((a, b) => a.y - b.y);
    for (const other of bodies) this.drawBody(crowd, other);
    if (this.own) crowd.add(this.own.drawn());
    this.show.flights.draw(crowd);
  }

  destroy(): void {
    this.overlay.destroy();
    this.scene.destroy();
  }

  private drawBody(crowd: Crowd, other: Other): void {
    const { view, stance, gait, body } = other;
    const kind = sideOf(view, this.companions);
    const at: SpritePlacement = {
      x: other.x + stance.pushX,
      y: other.y + stance.pushY,
      facing: other.facing,
      rim: rims[kind],
      size: 1,
      flash: stance.flash,
      gone: Math.max(stance.gone, stance.unseen),
    };
    if (!body.isPerson && view.kind !== 'player') return drawRig(crowd, { content: view.content, at, gait, stance });
    const isTallyman = view.content === 'tallyman';
    if (isTallyman)
      drawTallyman(crowd, { content: view.content, at: { ...at, size: body.size }, gait, stance }, 'under');
    crowd.add({
      look: lookOf(this.options.known, view),
      kind,
      x: other.x,
      y: other.y,
      facing: other.facing,
      gait,
      stance,
      doing: view.kind === 'npc' ? (doings[view.variant] ?? null) : null,
      emote: other.emote,
      mark: badgeOf(body.faction),
      size: body.size,
    });
    if (isTallyman)
      drawTallyman(crowd, { content: view.content, at: { ...at, size: body.size }, gait, stance }, 'over');
  }

  private surfaceAt(x: number, y: number): Surface {
    const { map } = this.options;
    const tile = Math.floor(y) * map.widthTiles + Math.floor(x);
    if ((map.solid[tile] ?? 0) !== 0) return (map.opaque[tile] ?? 0) !== 0 ? 'stone' : 'metal';
    const ground = groundKinds[map.ground[tile] ?? 0];
    return ground === 'water' ? 'water' : ground === 'grass' ? 'earth' : 'stone';
  }
}

function rarityOf(variant: number) {
  return rarities[variant] ?? 'common';
}
