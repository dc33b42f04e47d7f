import { cleanFilter } from '@necp/shared/chat/filter';
import { lookFields, type Look } from '@necp/shared/character/look';
import { seededRng, type AccountId, type CharacterId, type SessionId, type TileSpot } from '@necp/shared/kernel';
import { tickMs } from '@necp/shared/protocol';
import { zoneMaps } from '@necp/content/server';
import { authoredGameData } from '../src/authored';
import { aiSlice } from '../src/zone/ai/slice';
import { combatantAt } from '../src/zone/combat/entity';
import { blankSheet } from '../src/zone/core/blank-sheet';
import type { Entrant } from '../src/zone/inputs';
import { spawnEnemy } from '../src/zone/ai/spawning/spawning';
import { createZone, phases, type Phase, type Zone } from '../src/zone/zone';

/**
 * Measures the AI of enemies: 200 without a player near, and 100 that fight 300 players in one place. Results are
 * microseconds of processor time for each enemy and tick.
 */
const warmTicks = 200;
const ticks = 600;
const kinds = [
  'eighth_gunner',
  'eighth_lookout',
  'eighth_bruiser',
  'convoy_guard',
  'scrap_hound',
  'convoy_drone',
  'velvet_knife',
  'tide_eel',
];

interface Run {
  readonly zone: Zone;
  readonly spentMs: Record<Phase, number>;
  readonly slowest: { ms: number };
}

function openZone(): Run {
  const map = zoneMaps.find(({ id }) => id === 'watson');
  if (map === undefined) throw new RangeError('no map of Watson');
  const spentMs = Object.fromEntries(phases.map((phase) => [phase, 0])) as Record<Phase, number>;
  const slowest = { ms: 0 };
  const timed = (phase: Phase, run: () => void) => {
    const before = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(before);
    const lastedMs = (user + system) / 1000;
    spentMs[phase] += lastedMs;
    if (phase === 'think') slowest.ms = Math.max(slowest.ms, lastedMs);
  };
  const zone = createZone(
    {
      map: { ...map, townspeopleCount: 0 },
      gameData: {
        ...authoredGameData,
        npcs: new Map(),
        enemies: new Map([...authoredGameData.enemies].map(([id, enemy]) => [id, { ...enemy, spawns: [] }])),
      },
      channel: 1,
      epoch: 1,
      rng: seededRng(7),
      capacity: 400,
      nowMs: 0,
    },
    {
      townspeopleNames: [],
      filter: cleanFilter,
      timed,
      wire: { canTake: () => true, sendSnapshot: () => undefined },
    },
  );
  return { zone, spentMs, slowest };
}

const plainLook = Object.fromEntries(lookFields.map((field) => [field, 1])) as Look;

function playerAt(index: number, spot: TileSpot): Entrant {
  const id = `player-${index}`;
  return {
    characterId: id as CharacterId,
    accountId: id as AccountId,
    sessionId: id as SessionId,
    name: id,
    look: plainLook,
    epoch: 1,
    spot: { ...spot, facing: 0 },
    locale: 'en',
    sheet: blankSheet(id as CharacterId),
    vitals: null,
  };
}

function place(
  run: Run,
  {
    brains,
    players,
    x,
    y,
  }: { readonly brains: number; readonly players: number; readonly x: number; readonly y: number },
): void {
  const { zone } = run;
  const { state } = zone;
  const spread = (index: number) => ({ x: x + (index % 20) * 1.2 - 12, y: y + Math.floor(index / 20) * 1.2 - 9 });
  zone.tick(
    tickMs,
    Array.from({ length: players }, (_, index) => ({
      kind: 'join' as const,
      connectionId: null,
      entrant: playerAt(index, spread(index)),
    })),
  );
  for (let index = 0; index < brains; index++) {
    const enemy = state.gameData.enemies.get(kinds[index % kinds.length] ?? '');
    if (enemy !== undefined)
      spawnEnemy(state, {
        enemy,
        level: 5,
        at: players === 0 ? { x: 20 + ((index * 7) % 130), y: 20 + ((index * 11) % 120) } : spread(index + 20),
        leashTiles: 60,
      });
  }
}

function measure(what: string, run: Run): void {
  const { zone, spentMs } = run;
  const { state } = zone;
  const keepUp = () => {
    for (const player of state.players.values()) {
      const combatant = combatantAt(state, player.entityIndex);
      if (combatant !== undefined) combatant.health = combatant.stats.max.health;
      player.connectionLostTick = state.tick;
    }
  };
  for (let count = 0; count < warmTicks; count++) {
    zone.tick((state.tick + 1) * tickMs, []);
    keepUp();
  }
  for (const phase of phases) spentMs[phase] = 0;
  run.slowest.ms = 0;
  for (let count = 0; count < ticks; count++) {
    zone.tick((state.tick + 1) * tickMs, []);
    keepUp();
  }
  const brains = aiSlice(state).brains.size;
  const engaged = [...aiSlice(state).brains.values()].filter(({ target }) => target !== null).length;
  const per = (ms: number) => `${((ms * 1000) / ticks / Math.max(1, brains)).toFixed(2)} µs`;
  console.log(
    `${what}: ${brains} brains, ${engaged} in a fight; ` +
      `a brain and tick: think ${per(spentMs.think)}, move ${per(spentMs.move)}, combat ${per(spentMs.combat)}; ` +
      `think and move of all: ${((spentMs.think + spentMs.move) / ticks).toFixed(3)} ms a tick, ` +
      `slowest think ${run.slowest.ms.toFixed(2)} ms`,
  );
}

const quiet = openZone();
place(quiet, { brains: 200, players: 0, x: 87, y: 84 });
measure('nobody near', quiet);
const stimulus = openZone();
place(stimulus, { brains: 100, players: 300, x: 87, y: 84 });
measure('a big fight', stimulus);
