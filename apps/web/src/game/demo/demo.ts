import type { AppliedSnapshot, EntityView } from '@necp/shared/protocol';
import type { Locale, Vec2 } from '@necp/shared/kernel';
import { firstZoneId, loadZoneMap } from '@necp/content/client';
import { Sound } from '../audio/sound';
import { skyAt } from '../city/sky';
import type { View } from '../city/view';
import { Boxes } from '../play/boxes';
import { Known } from '../play/known';
import { World } from '../play/world';
import { sideOf } from '../play/body-kinds';
import { hasFlag } from '../play/others';
import { wordsOf } from '../play/words';
import { castOf, type DemoScene } from './cast';
import { scriptOf, type Script } from './script';

export interface CombatDemoOptions {
  readonly host: HTMLElement;
  readonly locale: Locale;
  readonly scene: DemoScene;
  readonly sound: 'on' | 'off' /** 1 as in the game, less is slower. */;
  readonly speed: number;
  readonly nowMs: () => number;
}

/** The place of the scenes: the widest open ground of Watson. */
const middle = { x: 92, y: 56 };
const evening = { ...skyAt(0), rain: 0.6, wet: 1 };

/** Plays one scene of drawings and effects in a loop, without a server; returns how to end it. */
export async function createCombatDemo(options: CombatDemoOptions): Promise<() => void> {
  const known = new Known();
  const [map] = await Promise.all([loadZoneMap(firstZoneId), known.load()]);
  const sound = new Sound(
    { master: options.sound === 'on' ? 0.8 : 0, effects: 0.8, music: 0.5, ui: 0.7 },
    () => undefined,
  );
  options.host.addEventListener('pointerdown', () => sound.wake());
  const cast = castOf(options.scene, middle);
  const entities = new Map(cast.map((view) => [view.id, view]));
  const script = scriptOf(options.scene, middle);
  let tick = 0;
  let atMs = 0;
  const parts = { world: null as World | null };
  const frame = (passedMs: number): void => {
    const elapsedMs = passedMs * options.speed;
    const { world } = parts;
    if (!world) return;
    tick += elapsedMs / 50;
    world.others.apply(snapshotOf(entities, tick), options.nowMs());
    world.others.advance(elapsedMs, options.nowMs());
    atMs = play(world, script, { fromMs: atMs, elapsedMs, cast });
    world.advance(elapsedMs);
    const camera = { ...middle, tilePixels: tilePixelsFor(options.host, options.scene) };
    labelEveryone(world, {
      view: world.scene.view(camera),
      nowMs: options.nowMs(),
      elapsedMs,
      locale: options.locale,
      known,
    });
    world.scene.draw({
      camera,
      sky: evening,
      elapsedMs,
      under: null,
      motion: 'full',
      fill: (crowd) => world.fill(crowd),
      whereIs: (id) => world.others.find(id) ?? null,
    });
  };
  parts.world = await World.open({
    host: options.host,
    map,
    locale: options.locale,
    finesse: { effects: 'high' },
    frameCap: 'unlimited',
    known,
    boxes: new Boxes(options.nowMs),
    companions: { party: new Set(), friends: new Set(), speaking: new Set(), marks: [] },
    frame,
    graphics: () => undefined,
    show: {
      sound: (name, at, loudness) =>
        sound.effect(name, { dx: at.x - middle.x, dy: at.y - middle.y, loudness: loudness ?? 1 }),
      word: (key) => wordsOf(options.locale)[key],
      say: (actor, line) => {
        const words = known.bark(actor.content, line, options.locale);
        if (words) parts.world?.overlay.say(actor.id, words);
      },
      shake: () => undefined,
      freeze: () => undefined,
      nowMs: options.nowMs,
    },
  });
  return () => {
    sound.destroy();
    parts.world?.destroy();
  };
}

/** Returns the snapshot a server would send of a scene in which every entity stands still. */
function snapshotOf(entities: ReadonlyMap<number, EntityView>, tick: number): AppliedSnapshot {
  const self = { x: middle.x, y: middle.y, facing: 0, speedPerMille: 1000 };
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

/** Plays the cues of this frame; after the last one the script starts over. */
function play(
  world: World,
  script: Script,
  now: { readonly fromMs: number; readonly elapsedMs: number; readonly cast: readonly EntityView[] },
): number {
  const toMs = now.fromMs + now.elapsedMs;
  for (const cue of script.cues)
    if (cue.atMs >= now.fromMs && cue.atMs < toMs) for (const event of cue.events) world.show.play(event);
  return toMs >= script.lengthMs ? 0 : toMs;
}

function tilePixelsFor(host: HTMLElement, scene: DemoScene): number {
  return Math.max(20, Math.min(scene === 'crowd' ? 34 : 54, host.clientWidth / 26));
}

/** The player's own character, which has no name in a demo, but is not covered by those of others. */
const unnamed = {
  id: 0,
  kind: 'self',
  name: '',
  level: null,
  fit: null,
  rank: null,
  size: 1,
  isConnectionLost: false,
  isSpeaking: false,
  health: null,
  cast: null,
  pips: [],
} as const;
const spotOf = ({ x, y }: Vec2): Vec2 => ({ x, y });

/** Places the plates of everyone in a scene. */
export function labelEveryone(
  world: World,
  now: {
    readonly view: View;
    readonly nowMs: number;
    readonly elapsedMs: number;
    readonly locale: Locale;
    readonly known: Known;
  },
): void {
  const { nowMs } = now;
  const others = [...world.others.all]
    .filter(({ view: seen }) => seen.kind !== 'drop' && seen.kind !== 'interactable')
    .map((other) => {
      const castNow = world.show.conditions.castOf(other.id, nowMs);
      return {
        id: other.id,
        kind: sideOf(other.view, world.companions),
        name: now.known.nameOf(other.content, now.locale) ?? other.view.name,
        level: other.view.kind === 'enemy' ? String(other.view.level) : null,
        fit: other.view.kind === 'enemy' ? ('even' as const) : null,
        rank: now.known.enemies.get(other.content)?.rank ?? null,
        x: other.x,
        y: other.y,
        size: other.size,
        isConnectionLost: false,
        isSpeaking: false,
        health: hasFlag(other.view, 'inCombat') ? other.view.health / 255 : null,
        cast: castNow ? Math.min(1, (nowMs - castNow.startMs) / (castNow.endMs - castNow.startMs)) : null,
        pips: world.show.conditions
          .statusesOf(other.id, nowMs)
          .flatMap(({ id, absorbs }) => (absorbs === undefined ? (now.known.statuses.get(id)?.kind ?? []) : 'boon')),
      };
    });
  const own = world.own ? [{ ...unnamed, ...spotOf(world.own) }] : [];
  world.overlay.place([...own, ...others], { view: now.view, elapsedMs: now.elapsedMs, namePlates: 'all' });
}
