import { seededRng } from '@necp/shared/kernel';
import { intentButtons } from '@necp/shared/protocol';
import { describe, expect, it } from 'vitest';
import { gear, openArena, worn, type Arena, type Hand } from '../../testing/arena';
import { drawnMap, openGround } from '../../testing/drawn-map';
import { hashZone } from '../../testing/run-zone';
import { spawnEnemy } from '../ai/spawning/spawning';
import type { ZoneInput } from '../inputs';

const weapons = ['pistol_lantern', 'pistol_tideline', 'pistol_curfew', 'shotgun_doorbell', 'blade_fishmonger'] as const;
const enemyIds = ['eighth_gunner', 'eighth_bruiser', 'scrap_hound', 'convoy_drone', 'eighth_lookout'] as const;
const fighting = {
  level: 8,
  attributes: { body: 8, reflex: 8, tech: 6, intellect: 6, cool: 6 },
  abilities: ['double_tap', 'lead_curtain', 'whirl', 'brace'].map((ability) => ({ ability, rank: 1 })),
};

/** Runs a brawl of players who act at random and enemies with their AI; records what was sent. */
function brawl({
  seed,
  players,
  enemies,
  ticks,
}: {
  readonly seed: number;
  readonly players: number;
  readonly enemies: number;
  readonly ticks: number;
}): { readonly arena: Arena; readonly hands: Hand[]; readonly sent: ZoneInput[][] } {
  const arena = openArena({ map: drawnMap(openGround(80, 80)), seed });
  const rng = seededRng(seed);
  const hands = Array.from({ length: players }, (_, index) =>
    arena.join(
      index + 1,
      { x: 20 + (index % 6) * 4, y: 20 + Math.floor(index / 6) * 3 },
      {
        ...fighting,
        ...gear({
          main: worn(rng.pick(weapons)),
          thrown: { itemId: worn('thrown_frag').itemId, templateId: 'thrown_frag', quantity: 5 },
        }),
      },
    ),
  );
  const { state } = arena.run.zone;
  for (let count = 0; count < enemies; count++) {
    const enemy = state.gameData.enemies.get(rng.pick(enemyIds));
    if (enemy !== undefined)
      spawnEnemy(state, { enemy, level: 4, at: { x: 22 + rng.int(0, 30), y: 24 + rng.int(0, 30) } });
  }
  const sent: ZoneInput[][] = [];
  for (let tick = 0; tick < ticks; tick++) {
    const inputs = hands.flatMap((hand) => inputsOf(hand, rng));
    sent.push(structuredClone(inputs));
    arena.step(...inputs);
  }
  return { arena, hands, sent };
}

function inputsOf(hand: Hand, rng: ReturnType<typeof seededRng>): ZoneInput[] {
  const at = { x: rng.int(18, 55), y: rng.int(20, 55) };
  const buttons = rng.pick([
    0,
    intentButtons.fire,
    intentButtons.fire,
    intentButtons.fire | intentButtons.steady,
    intentButtons.dodge,
    intentButtons.sprint,
  ]);
  const inputs = [hand.input({ at, buttons, moveX: rng.int(-127, 127), moveY: rng.int(-127, 127) })];
  if (rng.int(1, 25) === 1)
    inputs.push(
      hand.event({
        name: 'ability.use',
        message: { ability: rng.pick(fighting.abilities).ability, ...at, entityId: rng.int(1, 40) },
      }),
    );
  if (rng.int(1, 60) === 1) inputs.push(hand.event({ name: 'combat.throw', message: at }));
  if (rng.int(1, 80) === 1) inputs.push(hand.event({ name: 'combat.reload', message: {} }));
  return inputs;
}

describe('a recorded fight', () => {
  it('ends in the same state in every replay', () => {
    const input = { seed: 21, players: 8, enemies: 10, ticks: 400 };
    const first = brawl(input);
    const second = brawl(input);
    expect(first.sent).toEqual(second.sent);
    expect(hashZone(second.arena.run.zone)).toBe(hashZone(first.arena.run.zone));
    expect(first.arena.events.length).toBeGreaterThan(300);
    expect(second.arena.events).toEqual(first.arena.events);
    expect(second.arena.outputs).toEqual(first.arena.outputs);
    expect(hashZone(brawl({ ...input, seed: 22 }).arena.run.zone)).not.toBe(hashZone(first.arena.run.zone));
  });
});
