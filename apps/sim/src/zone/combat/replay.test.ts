import { readdirSync, readFileSync } from 'node:fs';
import { seededRng } from '@necp/shared/kernel';
import { intentButtons } from '@necp/shared/protocol';
import { describe, expect, it } from 'vitest';
import { gear, openArena, worn, type Arena, type Hand } from '../../testing/arena';
import { drawnMap, openGround } from '../../testing/drawn-map';
import { hashZone } from '../../testing/run-zone';
import type { ZoneInput } from '../inputs';
import { spawnEnemy } from '../ai/spawning';

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

  it('reads no clock and no random source of its own', () => {
    const folder = new URL('.', import.meta.url);
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.includes('.test.'))) {
      expect(readFileSync(new URL(file, folder), 'utf8'), file).not.toMatch(
        /Date\.now|Math\.random|performance\.|setTimeout/,
      );
    }
  });
});

describe('two hundred combatants', () => {
  it('are checked only against projectiles near them', () => {
    const { arena } = brawl({ seed: 5, players: 40, enemies: 160, ticks: 1 });
    const { state } = arena.run.zone;
    const before = state.cells.looks;
    const shots = arena.eventsOf('shot').length;
    for (let tick = 0; tick < 40; tick++) arena.step();
    const projectileTicks = Math.max(1, arena.eventsOf('shot').length - shots) * 8;
    // Checking all combatants against every projectile would take two hundred looks each.
    expect(state.cells.looks - before).toBeLessThan(projectileTicks * 80);
    expect(state.projectiles.length).toBeLessThan(400);
  });
});

describe('malformed client input', () => {
  it("changes nothing except the sender's count of refusals", () => {
    const arena = openArena();
    const hand = arena.join(1, { x: 20, y: 20 }, fighting);
    const rng = seededRng(3);
    const before = arena.run.zone.state.combatants.size;
    for (let count = 0; count < 500; count++) {
      const entityId = rng.int(1, 0x7fffffff);
      arena.step(
        hand.input({
          aim: rng.int(0, 0xffff),
          buttons: rng.int(0, 15),
          seenQuarter: rng.int(0, 0xffff),
          aimTiles: rng.int(0, 255),
          moveX: rng.int(-127, 127),
        }),
        rng.pick([
          hand.event({
            name: 'ability.use',
            message: {
              ability: rng.pick(['double_tap', 'nothing_at_all', 'tally_tide']),
              x: rng.int(0, 1024),
              y: rng.int(0, 1024),
              entityId,
            },
          }),
          hand.event({ name: 'combat.throw', message: { x: rng.int(0, 1024), y: rng.int(0, 1024) } }),
          hand.event({ name: 'combat.revive', message: { entityId } }),
          hand.event({ name: 'combat.respawn', message: {} }),
          hand.event({ name: 'duel.challenge', message: { entityId } }),
          hand.event({ name: 'duel.answer', message: { entityId, accept: true } }),
          hand.event({ name: 'duel.yield', message: {} }),
          hand.event({ name: 'combat.swap', message: {} }),
          hand.event({ name: 'combat.lock', message: { entityId } }),
          hand.event({ name: 'ability.cancel', message: {} }),
          hand.event({ name: 'item.use', message: { itemId: worn('x').itemId } }),
        ]),
      );
    }
    expect(arena.run.zone.state.combatants.size).toBe(before);
    expect(hand.combatant.health).toBe(hand.combatant.stats.max.health);
    expect(arena.outputs.filter(({ kind }) => kind === 'rejected').length).toBeGreaterThan(200);
  });
});
