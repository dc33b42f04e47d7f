import { lookChoices, lookFields, type Look } from '@necp/shared/character/look';
import type { Vec2 } from '@necp/shared/kernel';
import type { ZoneMap } from '@necp/shared/zone/map';
import { firstZoneId, loadZoneMap } from '@necp/content/client';
import { scatter } from './city/scatter';
import { skyAt } from './city/sky';
import type { DrawnPerson } from './people/drawn-person';
import { makeGait, stepGait, type Gait } from './people/walk';
import { CityScene } from './render/city-scene';
import type { Cityscape, CityscapeOptions } from './types';

const walkerCount = 34;
const walkTilesPerSecond = 1.5;
/** The duration of one round of the camera over the district. */
const driftSeconds = 260;

interface Walker {
  readonly look: Look;
  readonly gait: Gait;
  x: number;
  y: number;
  facing: number;
  from: number;
  to: number;
}

/**
 * Creates the animated city of the landing page: pedestrians on the footpaths, a moving camera, no socket. It pauses
 * while hidden.
 */
export async function createCityscape(options: CityscapeOptions): Promise<Cityscape> {
  let { settings, locale } = options;
  const map = await loadZoneMap(firstZoneId);
  const focus = focusOf(map);
  const walkers = Array.from({ length: walkerCount }, (_, index) => makeWalker(map, focus, index));
  let seconds = 0;
  const frame = (elapsedMs: number): void => {
    const isStill = settings.motion === 'reduced';
    if (!isStill) {
      seconds += elapsedMs / 1000;
      for (const walker of walkers) walk(map, walker, elapsedMs / 1000);
    }
    const turn = (seconds / driftSeconds) * 2 * Math.PI;
    const camera = {
      x: focus.x + Math.cos(turn) * 7,
      y: focus.y + Math.sin(turn * 2) * 3.5,
      tilePixels: tilePixelsFor(options.host),
    };
    scene.draw({
      camera,
      sky: { ...skyAt(performance.timeOrigin + performance.now()), ...eveningSky },
      fill: (crowd) => walkers.forEach((walker, index) => crowd.add(drawn(walker, index))),
      elapsedMs,
      under: null,
      motion: settings.motion,
    });
  };
  const scene: CityScene = await CityScene.open({
    host: options.host,
    map,
    locale,
    finesse: finesseOf(settings),
    tilePixels: tilePixelsFor(options.host),
    sink: { graphics: () => undefined, frame },
  });
  return {
    setLocale: (next) => {
      locale = next;
      scene.setLook({ locale, ...finesseOf(settings) });
    },
    setSettings: (next) => {
      settings = next;
      scene.setLook({ locale, ...finesseOf(settings) });
    },
    destroy: () => scene.destroy(),
  };
}

const finesseOf = ({ effects }: CityscapeOptions['settings']) => ({ effects });

/** The landing page always shows a rainy evening. */
const eveningSky = { ...skyAt(0), rain: 0.75, wet: 1 };

/** Returns where most signs and lamps are close together; the camera circles over this place. */
function focusOf(map: ZoneMap): Vec2 {
  const glows = [
    ...map.signs.map(({ x, y }) => ({ x, y, weight: 3 })),
    ...map.lamps.map(({ x, y }) => ({ x, y, weight: 1 })),
  ];
  let best = { x: map.widthTiles / 2, y: map.heightTiles / 2, weight: 0 };
  for (const [x, y] of map.footpath.nodes) {
    const weight = glows.reduce(
      (sum, glow) => sum + glow.weight * Math.max(0, 1 - Math.hypot(glow.x - x, glow.y - y) / 18),
      0,
    );
    if (weight > best.weight) best = { x, y, weight };
  }
  return best;
}

/** Returns a scale at which a whole street is visible, also on a phone. */
function tilePixelsFor(host: HTMLElement): number {
  return Math.max(20, Math.min(40, Math.max(host.clientWidth, host.clientHeight) / 50));
}

function makeWalker(map: ZoneMap, focus: Vec2, index: number): Walker {
  const look = Object.fromEntries(
    lookFields.map((field, order) => [field, Math.floor(scatter(index, order, 31) * lookChoices[field])]),
  ) as Look;
  const near = map.footpath.nodes
    .map(([x, y], node) => ({ node, away: Math.hypot(x - focus.x, y - focus.y) }))
    .sort((a, b) => a.away - b.away);
  const from = near[Math.floor(scatter(index, 1, 32) * Math.min(near.length, 12))]?.node ?? 0;
  const to = nextNode(map, { at: from, cameFrom: -1, salt: index });
  const share = scatter(index, 2, 32);
  const [ax, ay] = map.footpath.nodes[from] ?? [focus.x, focus.y];
  const [bx, by] = map.footpath.nodes[to] ?? [ax, ay];
  return { look, gait: makeGait(index), x: ax + (bx - ax) * share, y: ay + (by - ay) * share, facing: 0, from, to };
}

function nextNode(map: ZoneMap, step: { at: number; cameFrom: number; salt: number }): number {
  const ways = map.footpath.edges.flatMap(([a, b]) => (a === step.at ? [b] : b === step.at ? [a] : []));
  const onward = ways.filter((node) => node !== step.cameFrom);
  const choices = onward.length > 0 ? onward : ways;
  return choices[Math.floor(scatter(step.at, step.cameFrom, step.salt) * choices.length)] ?? step.at;
}

function walk(map: ZoneMap, walker: Walker, seconds: number): void {
  const [x, y] = map.footpath.nodes[walker.to] ?? [walker.x, walker.y];
  const away = Math.hypot(x - walker.x, y - walker.y);
  const step = Math.min(away, walkTilesPerSecond * (0.8 + 0.5 * scatter(walker.from, walker.to, 8)) * seconds);
  const heading = Math.atan2(y - walker.y, x - walker.x);
  if (away < 0.05) {
    const next = nextNode(map, { at: walker.to, cameFrom: walker.from, salt: Math.floor(walker.gait.seconds) });
    walker.from = walker.to;
    walker.to = next;
    return;
  }
  walker.x += Math.cos(heading) * step;
  walker.y += Math.sin(heading) * step;
  const turn = Math.atan2(Math.sin(heading - walker.facing), Math.cos(heading - walker.facing));
  walker.facing += turn * Math.min(1, seconds * 5);
  stepGait(walker.gait, { seconds, walkedTiles: step, heading, facing: walker.facing });
}

/** Keeps people in their own lane of the path, so that they do not walk through each other. */
function drawn(walker: Walker, index: number): DrawnPerson {
  const lane = (scatter(index, 4, 33) - 0.5) * 1.6;
  return {
    look: walker.look,
    kind: 'townsperson',
    x: walker.x - Math.sin(walker.facing) * lane,
    y: walker.y + Math.cos(walker.facing) * lane,
    facing: walker.facing,
    gait: walker.gait,
  };
}
