import { contentParts } from '@necp/content/client';
import { zoneMaps } from '@necp/content/server';
import { cleanFilter } from '@necp/shared/chat/filter';
import { seededRng, type TileSpot } from '@necp/shared/kernel';
import { aimUnit, entityFlags, intentButtons, tickMs } from '@necp/shared/protocol';
import { nearestFree } from '@necp/shared/zone/movement';
import { authoredGameData } from '../authored';
import { aiSlice } from '../zone/ai/slice';
import { combatantAt, combatants } from '../zone/combat/entity';
import { combatSlice } from '../zone/combat/slice';
import { gear, worn } from './arena';
import { entrant, hashZone } from './run-zone';
import type { ZoneInput } from '../zone/inputs';
import { spawnEnemy } from '../zone/ai/spawning/spawning';
import type { Player } from '../zone/state';
import { createZone, phases, type Phase, type Zone } from '../zone/zone';

/**
 * Measures a tick of a crowded fight without sockets and tables: players who keep the trigger down and enemies, all in
 * one street of Watson. `pnpm --filter @necp/sim combat-cost [players] [enemies] [ticks] [seed]`; equal hashes show
 * that two builds behave the same.
 */
const [players = 300, enemies = 100, ticks = 400, seed = 7] = process.argv.slice(2).map(Number);
const warmTicks = 200;
const stage = { place: 'convoy_cross', radiusTiles: 14, reachTiles: 15, refillTicks: 10 } as const;
const kinds = ['convoy_guard', 'eighth_gunner', 'eighth_bruiser', 'convoy_drone'] as const;
const fighting = {
  level: 12,
  attributes: { body: 20, reflex: 12, tech: 5, intellect: 5, cool: 5 },
  ...gear({ main: worn('pistol_tideline') }),
};

interface Run {
  readonly zone: Zone;
  /** Time by phase, in ms since the last reset; the processor's own clock costs more to read than some phases take. */
  readonly spentMs: Map<Phase, number>;
  readonly wire: { bytes: number; frames: number };
}

function openZone(): Run {
  const map = zoneMaps.find(({ id }) => id === 'watson');
  if (map === undefined) throw new RangeError('no map of Watson');
  const spentMs = new Map<Phase, number>();
  const wire = { bytes: 0, frames: 0 };
  const timed = (phase: Phase, run: () => void) => {
    const startMs = performance.now();
    run();
    spentMs.set(phase, (spentMs.get(phase) ?? 0) + performance.now() - startMs);
  };
  const sendSnapshot = (_link: number, bytes: Uint8Array) => {
    wire.bytes += bytes.length;
    wire.frames++;
  };
  const zone = createZone(
    { map, gameData: authoredGameData, channel: 1, epoch: 1, rng: seededRng(seed), capacity: players, nowMs: 0 },
    {
      townspeopleNames: [{ en: 'Passer-by', ru: 'Прохожий' }],
      filter: cleanFilter,
      timed,
      wire: { canTake: () => true, sendSnapshot },
    },
  );
  return { zone, spentMs, wire };
}

/** Returns the middle of the street where the fight takes place. */
async function middleOf({ state: { map } }: Zone): Promise<TileSpot> {
  const { places } = await contentParts.worldState();
  const drawn = map.places.find(({ id }) => id === stage.place);
  const [x, y] =
    drawn === undefined
      ? (places.find(({ id }) => id === stage.place)?.at ?? [map.widthTiles / 2, map.heightTiles / 2])
      : [drawn.x + drawn.width / 2, drawn.y + drawn.height / 2];
  return { x, y };
}

/** Creates the behaviour of a player who moves from side to side and shoots at the nearest enemy. */
function createAttacker(zone: Zone, rng: ReturnType<typeof seededRng>): (player: Player) => ZoneInput[] {
  const { state } = zone;
  let side = 1;
  let turnTick = 0;
  let seq = 0;
  return (player) => {
    if (player.connectionId === null) return [];
    if (state.tick > turnTick) {
      side = -side;
      turnTick = state.tick + rng.int(8, 30);
    }
    const x = state.x[player.entityIndex] ?? 0;
    const y = state.y[player.entityIndex] ?? 0;
    let nearest: number = stage.reachTiles;
    let aim = rng.fraction() * 2 * Math.PI;
    let fires = 0;
    for (const enemy of combatants(state)) {
      if (enemy.side !== 'enemies' || enemy.life !== 'up') continue;
      const dx = (state.x[enemy.entityIndex] ?? 0) - x;
      const dy = (state.y[enemy.entityIndex] ?? 0) - y;
      const distance = Math.hypot(dx, dy);
      if (distance >= nearest) continue;
      nearest = distance;
      aim = Math.atan2(dy, dx);
      fires = intentButtons.fire;
    }
    seq = (seq % 0xffff) + 1;
    const walk = aim + (side * Math.PI) / 2;
    const dodges = rng.int(1, 120) === 1 ? intentButtons.dodge : 0;
    const intent = {
      seq,
      moveX: Math.round(Math.cos(walk) * 120),
      moveY: Math.round(Math.sin(walk) * 120),
      aim: aimUnit(aim),
      buttons: fires | dodges,
      seenQuarter: (state.tick * 4 - 8) & 0xffff,
      aimTiles: 40,
    };
    return [{ kind: 'intent', connectionId: player.connectionId, intent }];
  };
}

/** Keeps all fighters in the fight: no player falls, and fallen enemies are replaced soon. */
function keepUp(zone: Zone, rng: ReturnType<typeof seededRng>, middle: TileSpot): void {
  const { state } = zone;
  for (const player of state.players.values()) {
    const combatant = combatantAt(state, player.entityIndex);
    if (combatant !== undefined) combatant.health = combatant.stats.max.health;
  }
  // With so many shooters no fighter would live for a second.
  for (const combatant of combatants(state))
    if (combatant.kind === 'enemy' && combatant.life === 'up' && (state.tick + combatant.entityIndex) % 8 === 0)
      combatant.health = combatant.stats.max.health;
  if (state.tick % stage.refillTicks !== 0) return;
  let alive = 0;
  for (const { entityIndex, kind } of combatants(state)) {
    if (
      kind === 'enemy' &&
      ((state.flags[entityIndex] ?? 0) & entityFlags.dead) === 0 &&
      Math.hypot((state.x[entityIndex] ?? 0) - middle.x, (state.y[entityIndex] ?? 0) - middle.y) < 30
    )
      alive++;
  }
  for (; alive < enemies; alive++) {
    const enemy = state.gameData.enemies.get(rng.pick(kinds));
    if (enemy !== undefined) spawnEnemy(state, { enemy, level: 8, at: spotAround(zone, rng, middle), leashTiles: 60 });
  }
}

function spotAround({ state: { map } }: Zone, rng: ReturnType<typeof seededRng>, middle: TileSpot): TileSpot {
  const angle = rng.fraction() * 2 * Math.PI;
  const tiles = Math.sqrt(rng.fraction()) * stage.radiusTiles;
  return nearestFree(map, middle.x + Math.cos(angle) * tiles, middle.y + Math.sin(angle) * tiles);
}

const say = (line: string) => process.stdout.write(`${line}\n`);
const quantile = (sorted: readonly number[], share: number) =>
  (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(2);

const run = openZone();
const { zone, spentMs, wire } = run;
const rng = seededRng(seed);
const middle = await middleOf(zone);
const joins = Array.from(
  { length: players },
  (_, index): ZoneInput => ({
    kind: 'join',
    connectionId: index + 1,
    entrant: entrant(index + 1, { spot: { ...spotAround(zone, rng, middle), facing: 0 }, sheet: fighting }),
  }),
);
zone.tick(tickMs, joins);
const attackers = [...zone.state.players.values()].map((player) => ({ player, attack: createAttacker(zone, rng) }));
const took: number[] = [];
let cpuMs = 0;
let combatEvents = 0;
let falls = 0;
for (let count = 0; count < warmTicks + ticks; count++) {
  if (count === warmTicks) {
    spentMs.clear();
    wire.bytes = wire.frames = 0;
    took.length = cpuMs = combatEvents = falls = 0;
  }
  const inputs = attackers.flatMap(({ player, attack }) => attack(player));
  const before = process.cpuUsage();
  const startMs = performance.now();
  zone.tick((zone.state.tick + 1) * tickMs, inputs);
  took.push(performance.now() - startMs);
  const { user, system } = process.cpuUsage(before);
  cpuMs += (user + system) / 1000;
  combatEvents += combatSlice(zone.state).combatEvents.length;
  falls += combatSlice(zone.state).combatEvents.filter(({ event }) => event.kind === 'died').length;
  keepUp(zone, rng, middle);
}
took.sort((a, b) => a - b);
say(
  `${players} players, ${enemies} enemies, ${ticks} ticks, seed ${seed}: state ${hashZone(zone)}, ` +
    `${(combatEvents / ticks).toFixed(0)} events and ${(falls / ticks).toFixed(2)} falls a tick`,
);
let seen = 0;
for (const { inSight } of zone.state.views.values()) seen += inSight;
say(
  `in sight of each  ${Math.round(seen / players)} entities at last, ` +
    `${aiSlice(zone.state).brains.size} AI states, ${aiSlice(zone.state).fallen.length} fallen`,
);
say(
  `CPU a tick        ${(cpuMs / ticks).toFixed(2)} ms, ` +
    `${((cpuMs / ticks / players) * 1000).toFixed(1)} µs per client-tick`,
);
say(`tick p50/p95/p99  ${quantile(took, 0.5)} / ${quantile(took, 0.95)} / ${quantile(took, 0.99)} ms`);
const phaseTimes = phases.map((phase) => `${phase} ${((spentMs.get(phase) ?? 0) / ticks).toFixed(2)}`);
say(`phases            ${phaseTimes.join(', ')} ms`);
say(
  `bytes/s/client    ${Math.round((wire.bytes / ticks / players) * (1000 / tickMs))}, ` +
    `${((wire.frames / ticks / players) * (1000 / tickMs)).toFixed(1)} frames/s`,
);
