import { lookChoices, lookFields, type Look } from '@necp/shared/character/look';
import type { TileSpot } from '@necp/shared/kernel';
import { entityFlags, type AppliedSnapshot, type EntityView } from '@necp/shared/protocol';
import { firstZoneId, loadZoneMap } from '@necp/content/client';
import { scatter } from '../city/scatter';
import { skyAt } from '../city/sky';
import { Boxes } from '../play/boxes';
import { Known } from '../play/known';
import { OwnCharacter } from '../play/own-character';
import { World } from '../play/world';
import { wordsOf } from '../play/words';
import type { Finesse } from '../types';
import { castOf } from './cast';
import { labelEveryone } from './demo';
import { scriptOf } from './script';

export interface StreetOptions {
  readonly host: HTMLElement;
  /** People in sight; eight of them fight. */
  readonly people: number;
  readonly finesse: Finesse;
  readonly at: TileSpot;
  readonly nowMs: () => number;
}

/** A street in play without a server, whose frames are counted. */
export interface Street {
  readonly world: World;
  readonly frames: () => number;
  /** Milliseconds spent in scripts for these frames. */
  readonly scriptMs: () => number;
}

const evening = { ...skyAt(0), rain: 0.7, wet: 1 };
const stepMs = 50;
const walkTilesPerStep = 0.11;

/** Fills a street of Watson with walkers around a fight of eight, at the scale of the game. */
export async function openStreet(options: StreetOptions): Promise<Street> {
  const known = new Known();
  const [map] = await Promise.all([loadZoneMap(firstZoneId), known.load()]);
  const fighters = castOf('shots', options.at);
  const walkers = Array.from({ length: Math.max(0, options.people - fighters.length) }, (_, index) =>
    walkerAt(options.at, index),
  );
  const entities = new Map([...fighters, ...walkers].map((view) => [view.id, view]));
  const script = scriptOf('shots', options.at);
  const counted = { frames: 0, scriptMs: 0, tick: 0, atMs: 0 };
  const parts = { world: null as World | null };
  const frame = (elapsedMs: number): void => {
    const { world } = parts;
    if (!world?.own) return;
    const startedMs = options.nowMs();
    counted.tick += elapsedMs / stepMs;
    walkers.forEach((view, index) => walk(view, { at: options.at, index, tick: Math.floor(counted.tick) }));
    world.others.apply(snapshotOf(entities, { at: options.at, tick: counted.tick }), startedMs);
    world.others.advance(elapsedMs, startedMs);
    for (const { atMs, events } of script.cues)
      if (atMs >= counted.atMs && atMs < counted.atMs + elapsedMs) for (const event of events) world.show.play(event);
    counted.atMs = counted.atMs + elapsedMs >= script.lengthMs ? 0 : counted.atMs + elapsedMs;
    world.advance(elapsedMs);
    // The camera walks up and down the street, so that new ground comes into view.
    const sway = Math.sin(counted.tick / 60) * 4;
    const camera = { x: options.at.x + sway, y: options.at.y, tilePixels: world.camera.tilePixels };
    labelEveryone(world, { view: world.scene.view(camera), nowMs: startedMs, elapsedMs, locale: 'en', known });
    world.scene.draw({
      camera,
      sky: evening,
      elapsedMs,
      under: world.own,
      others: world.closest(),
      motion: 'full',
      fill: (crowd) => world.fill(crowd),
      whereIs: (id) => world.others.find(id) ?? null,
    });
    counted.frames += 1;
    counted.scriptMs += options.nowMs() - startedMs;
  };
  parts.world = await World.open({
    host: options.host,
    map,
    locale: 'en',
    finesse: options.finesse,
    frameCap: 'unlimited',
    known,
    boxes: new Boxes(options.nowMs),
    companions: { party: new Set(), friends: new Set(), speaking: new Set(), marks: [] },
    frame,
    graphics: () => undefined,
    show: {
      sound: () => undefined,
      word: (key) => wordsOf('en')[key],
      say: (actor, line) => {
        const words = known.bark(actor.content, line, 'en');
        if (words) parts.world?.overlay.say(actor.id, words);
      },
      shake: () => undefined,
      freeze: () => undefined,
      nowMs: options.nowMs,
    },
  });
  const { world } = parts;
  if (!world) throw new Error('there is no WebGL');
  const welcome = { entityId: 1, name: 'Kestrel', zoneId: map.id, x: options.at.x, y: options.at.y + 2 };
  world.own = new OwnCharacter(map, welcome as OwnCharacter['welcome'], lookOf(7));
  return { world, frames: () => counted.frames, scriptMs: () => counted.scriptMs };
}

const kinds = ['townsperson', 'player', 'npc', 'townsperson', 'enemy'] as const;

/** Returns one of several kinds of people on a circle around the middle. */
function walkerAt(at: TileSpot, index: number): EntityView {
  const kind = kinds[index % kinds.length] ?? 'townsperson';
  const view: EntityView = {
    id: 400 + index,
    kind,
    name: kind === 'player' ? `Runner ${index}` : kind === 'npc' ? `Neighbour ${index}` : '',
    look: lookOf(index),
    content: kind === 'enemy' ? 'eighth_lookout' : '',
    level: 3,
    healthMax: 120,
    variant: 0,
    held: kind === 'enemy' || kind === 'player' ? 'pistol_lantern' : '',
    worn: [],
    facing: 0,
    flags: kind === 'enemy' ? entityFlags.hostile : 0,
    health: 255,
    x: at.x,
    y: at.y,
  };
  walk(view, { at, index, tick: 0 });
  return view;
}

function walk(view: EntityView, step: { readonly at: TileSpot; readonly index: number; readonly tick: number }): void {
  const radius = 2.5 + scatter(step.index, 1, 61) * 15;
  const way = step.index % 2 === 0 ? 1 : -1;
  const turn = scatter(step.index, 2, 61) * 2 * Math.PI + (way * step.tick * walkTilesPerStep) / radius;
  view.x = step.at.x + Math.cos(turn) * radius;
  view.y = step.at.y + Math.sin(turn) * radius * 0.6;
  view.facing = turn + (way * Math.PI) / 2;
}

function lookOf(seed: number): Look {
  return Object.fromEntries(
    lookFields.map((field, order) => [field, Math.floor(scatter(seed, order, 51) * lookChoices[field])]),
  ) as Look;
}

function snapshotOf(
  entities: ReadonlyMap<number, EntityView>,
  { at, tick }: { readonly at: TileSpot; readonly tick: number },
): AppliedSnapshot {
  const self = { x: at.x, y: at.y, facing: 0, speedPerMille: 1000 };
  return {
    tick: Math.floor(tick),
    ackSeq: 0,
    self: { ...self, rollSteps: 0, rollFacing: 0, rollRestSteps: 0 },
    vitals: null,
    entered: [],
    left: [],
    teleported: [],
    entities,
    combat: [],
  };
}
