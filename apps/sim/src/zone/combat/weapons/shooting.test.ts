import { shotDirections, shotEnd } from '@necp/shared/combat/ballistics';
import { describe, expect, it } from 'vitest';
import { fireButton, gear, openArena, worn, type Arena, type Hand } from '../../../testing/arena';
import { drawnMap, openGround } from '../../../testing/drawn-map';
import type { Combatant } from '../combatant';
import { sumsOf } from '../damage/encounters';
import { shotSeed } from './shot-seed';

/** A pistol with very little spread: misses in these tests come from timing, not from randomness. */
const steadyPistol = gear({ main: worn('pistol_lantern'), bonus: { spreadPercent: -90 } });
const steadyRifle = (id: string) => gear({ main: worn(id), bonus: { spreadPercent: -90 } });

/** Moves an entity sideways by one step per tick, as its own input would. */
function strafe(arena: Arena, target: Combatant, tilesPerTick: number): void {
  const { state } = arena.run.zone;
  state.y[target.entityIndex] = (state.y[target.entityIndex] ?? 0) + tilesPerTick;
}

const pistolTilesPerTick = 70 / 20;

/** Simulates a client that shows others `lagTicks` late and leads its target by the flight time of the shot. */
function shootStrafing(
  lagTicks: number,
  seen: 'reported' | 'hidden',
): { readonly hits: number; readonly shots: number } {
  const arena = openArena();
  const { state } = arena.run.zone;
  const hand = arena.join(1, { x: 10, y: 30 }, steadyPistol);
  const target = arena.put('eighth_bruiser', { x: 22, y: 20 }, 3);
  const speed = 4.2 / 20;
  const track: number[] = [];
  let shots = 0;
  for (let tick = 0; tick < 90; tick++) {
    strafe(arena, target, speed);
    track.push(state.y[target.entityIndex] ?? 0);
    const shown = track[track.length - 1 - lagTicks];
    const isShot = tick % 8 === 6 && shown !== undefined;
    if (isShot) shots++;
    const flightTicks = 12 / pistolTilesPerTick;
    const input = hand.input({
      buttons: isShot ? fireButton : 0,
      at: { x: 22, y: (shown ?? 0) + speed * flightTicks },
      seenTick: state.tick + 1 - (seen === 'reported' ? lagTicks : 0),
    });
    arena.step(input);
  }
  for (let tick = 0; tick < 10; tick++) {
    strafe(arena, target, speed);
    arena.step();
  }
  return {
    shots,
    hits: arena.eventsOf('damage').filter(({ target: hitId, how }) => hitId === target.id && how !== 'dodged').length,
  };
}

describe('shooting with 100 ms latency', () => {
  it('hits a strafing target that the screen showed under the shot', () => {
    // Half the latency there, half back, and 100 ms of interpolation delay on the client.
    const { hits, shots } = shootStrafing(4, 'reported');
    expect(shots).toBeGreaterThan(5);
    expect(hits).toBe(shots);
  });

  it('misses with the same shot without the rewind, so that this test can fail', () => {
    expect(shootStrafing(4, 'hidden').hits).toBe(0);
  });

  it('refuses to rewind by half a second', () => {
    expect(shootStrafing(10, 'reported').hits).toBe(0);
  });
});

/** A wall in the middle with an open end: a target north of row 20 behind it is hidden from the west. */
const corner = drawnMap(
  openGround(40, 40).map((line, y) => (y >= 10 && y <= 20 ? `${line.slice(0, 20)}#${line.slice(21)}` : line)),
);
const hidden = { x: 24, y: 19 };
const open = { x: 24, y: 22.5 };

/**
 * Shoots from a client that is 250 ms behind. During the flight the target moves from one spot to the other: on arrival
 * it stands at the second, while the client still showed it at the first.
 */
function shootWhileTurningCorner(from: typeof hidden, to: typeof hidden, aimAt: typeof hidden): number {
  const arena = openArena({ map: corner });
  const { state } = arena.run.zone;
  const hand = arena.join(1, { x: 10, y: 22 }, steadyPistol);
  const target = arena.put('eighth_bruiser', from, 3);
  arena.steps(8);
  arena.step(hand.input({ buttons: fireButton, at: aimAt, seenTick: state.tick + 1 - 5 }));
  for (let tick = 1; tick <= 12; tick++) {
    const share = Math.min(1, tick / 3);
    state.x[target.entityIndex] = from.x + (to.x - from.x) * share;
    state.y[target.entityIndex] = from.y + (to.y - from.y) * share;
    arena.step();
  }
  return arena.eventsOf('damage').length;
}

describe('shooting round a corner', () => {
  it('hits a target that the screen showed in the open, although it is behind the wall by now', () => {
    expect(shootWhileTurningCorner(open, hidden, open)).toBe(1);
  });

  it('misses a target that the screen showed behind the wall, although it is in the open by now', () => {
    expect(shootWhileTurningCorner(hidden, open, open)).toBe(0);
    expect(shootWhileTurningCorner(hidden, open, hidden)).toBe(0);
  });

  it('hits no target through a wall, then or now', () => {
    expect(shootWhileTurningCorner(hidden, hidden, hidden)).toBe(0);
  });
});

/** Holds or taps the trigger for some ticks and returns the number of shots fired. */
function shotsOf(
  arena: Arena,
  hand: Hand,
  { ticks, tapsEvery = 0 }: { readonly ticks: number; readonly tapsEvery?: number },
): number {
  const before = arena.eventsOf('shot').length;
  for (let tick = 0; tick < ticks; tick++) {
    const isDown = tapsEvery === 0 || tick % tapsEvery === 0;
    arena.step(hand.input({ buttons: isDown ? fireButton : 0, at: { x: 40, y: 30 } }));
  }
  return arena.eventsOf('shot').length - before;
}

describe('a weapon trigger', () => {
  it('fires a single weapon once for each pull, and again at intervals while held', () => {
    const shotsIn = (tapsEvery: number) => {
      const arena = openArena();
      return shotsOf(arena, arena.join(1, { x: 10, y: 30 }, steadyPistol), { ticks: 40, tapsEvery });
    };
    expect(shotsIn(0)).toBe(4);
    expect(shotsIn(2)).toBeGreaterThan(5);
  });

  it('keeps an automatic weapon firing at exactly its own rate', () => {
    const arena = openArena();
    const hand = arena.join(1, { x: 10, y: 30 }, gear({ main: worn('pistol_tideline') }));
    // At 115 ms a shot, two seconds hold eighteen shots, or nineteen when one was fired a moment early.
    expect([18, 19]).toContain(shotsOf(arena, hand, { ticks: 40 }));
  });

  it('fires a burst of three for one pull', () => {
    const arena = openArena();
    expect(shotsOf(arena, arena.join(1, { x: 10, y: 30 }, gear({ main: worn('pistol_curfew') })), { ticks: 12 })).toBe(
      3,
    );
  });

  it('fires no faster when it is pressed ten times as fast', () => {
    const arena = openArena();
    const hand = arena.join(1, { x: 10, y: 30 }, steadyPistol);
    const shots = shotsOf(arena, hand, { ticks: 60, tapsEvery: 2 });
    expect(shots).toBeLessThanOrEqual(Math.ceil(3000 / 320) + 1);
    expect(shots).toBeGreaterThanOrEqual(Math.floor(3000 / 320) - 1);
  });

  it('reloads on an empty magazine before it fires again', () => {
    const arena = openArena();
    const hand = arena.join(1, { x: 10, y: 30 }, gear({ main: worn('pistol_tideline') }));
    expect(shotsOf(arena, hand, { ticks: 75 })).toBe(24);
    expect(arena.eventsOf('reload')).toHaveLength(1);
    expect(hand.combatant.arms.main?.rounds).toBeLessThan(24);
    expect(shotsOf(arena, hand, { ticks: 40 })).toBeGreaterThan(3);
  });

  it('does no harm to an enemy in a safe zone, and the shooter sees why', () => {
    const arena = openArena({
      map: {
        ...drawnMap(openGround(60, 60)),
        places: [{ id: 'vera_clinic', name: { en: 'c', ru: 'к' }, x: 13, y: 28, width: 4, height: 4 }],
      },
    });
    const hand = arena.join(1, { x: 10, y: 30 }, steadyPistol);
    const target = arena.put('eighth_bruiser', { x: 15, y: 30 }, 3);
    const { health } = target;
    const { state } = arena.run.zone;
    for (let tick = 0; tick < 40; tick++) {
      state.x[target.entityIndex] = 15;
      state.y[target.entityIndex] = 30;
      arena.step(hand.input({ buttons: fireButton, at: { x: 15, y: 30 } }));
    }
    const ofTarget = arena.eventsOf('damage').filter((event) => event.target === target.id);
    expect(new Set(ofTarget.map(({ how, amount }) => `${how} ${amount}`))).toEqual(new Set(['safe 0']));
    expect(target.health).toBe(health);
  });

  it('is refused with a reason in a safe zone', () => {
    const arena = openArena({
      map: {
        ...drawnMap(openGround(60, 60)),
        places: [{ id: 'vera_clinic', name: { en: 'c', ru: 'к' }, x: 8, y: 28, width: 4, height: 4 }],
      },
    });
    const hand = arena.join(1, { x: 10, y: 30 }, steadyPistol);
    expect(shotsOf(arena, hand, { ticks: 3 })).toBe(0);
    expect(arena.outputs).toContainEqual(
      expect.objectContaining({
        kind: 'send',
        name: 'action.rejected',
        message: expect.objectContaining({ code: 'combat.safe_place' }),
      }),
    );
  });
});

describe('a single shot', () => {
  it('goes where the secret of the zone sends it', () => {
    const arena = openArena();
    const hand = arena.join(1, { x: 10, y: 30 }, gear({ main: worn('shotgun_doorbell') }));
    const item = hand.combatant.arms.main?.item;
    if (item?.kind !== 'firearm') throw new Error('no shotgun');
    const input = hand.input({ buttons: fireButton, at: { x: 40, y: 33 } });
    if (input.kind !== 'intent') throw new Error('no intent');
    const stance = { recoilDegrees: 0, speedShare: 0, aimedShare: 0, spreadPercent: 0 };
    const directions = shotDirections(item, stance, {
      radians: (input.intent.aim / 0x10000) * 2 * Math.PI,
      seed: shotSeed(
        { ...arena.run.zone.state, tick: arena.run.zone.state.tick + 1 },
        { entityId: hand.combatant.id, seq: input.intent.seq },
      ),
    });
    const drawn = directions.map((radians) =>
      shotEnd(
        arena.run.zone.state.map,
        { x: 10, y: 30 },
        { radians, rangeTiles: item.rangeTiles, penetration: item.penetration },
      ),
    );
    arena.step(input);
    expect(arena.eventsOf('shot').map(({ toX, toY }) => ({ x: toX, y: toY }))).toEqual(
      drawn.map(({ x, y }) => ({ x, y })),
    );
    expect(directions).toHaveLength(item.pellets);
  });

  it('counts as one hit, however many of its pellets hit', () => {
    const arena = openArena();
    const hand = arena.join(1, { x: 10, y: 30 }, gear({ main: worn('shotgun_doorbell') }));
    arena.put('eighth_bruiser', { x: 12, y: 30 }, 12);
    for (let shot = 0; shot < 2; shot++) {
      arena.step(hand.input({ buttons: fireButton, at: { x: 40, y: 30 } }));
      for (let tick = 0; tick < 25; tick++) arena.step(hand.input({ at: { x: 40, y: 30 } }));
    }
    expect(arena.eventsOf('impact').length).toBeGreaterThan(2);
    expect(sumsOf(arena.run.zone.state, hand.combatant)).toMatchObject({ shotsFired: 2, shotsHit: 2 });
  });

  it('loses damage over distance and deals none beyond its range', () => {
    const damageAt = (distance: number) => {
      const arena = openArena();
      const hand = arena.join(1, { x: 5, y: 30 }, steadyPistol);
      arena.put('eighth_bruiser', { x: 5 + distance, y: 30 }, 3);
      for (let shot = 0; shot < 8; shot++) {
        arena.step(hand.input({ buttons: fireButton, at: { x: 40, y: 30 } }));
        for (let tick = 0; tick < 10; tick++) arena.step(hand.input({ at: { x: 40, y: 30 } }));
      }
      return arena.eventsOf('damage').reduce((sum, { amount }) => sum + amount, 0);
    };
    expect(damageAt(18)).toBeLessThan(damageAt(8) * 0.8);
    expect(damageAt(24)).toBe(0);
  });

  it('is stopped by low cover far away, and passes over cover beside its shooter', () => {
    const barricade = (x: number) =>
      drawnMap(openGround(40, 20).map((line, y) => (y === 10 ? `${line.slice(0, x)}o${line.slice(x + 1)}` : line)));
    const shoot = (x: number) => {
      const arena = openArena({ map: barricade(x) });
      const hand = arena.join(1, { x: 10.5, y: 10.5 }, steadyRifle('pistol_lantern'));
      arena.put('eighth_bruiser', { x: 20.5, y: 10.5 }, 3);
      arena.step(hand.input({ buttons: fireButton, at: { x: 20.5, y: 10.5 } }));
      arena.steps(8);
      return arena.eventsOf('damage').length;
    };
    expect(shoot(18)).toBe(0);
    expect(shoot(11)).toBe(1);
  });

  it('with penetration goes through thin cover with less damage', () => {
    const thin = drawnMap(
      openGround(40, 20).map((line, y) => (y === 10 ? `${line.slice(0, 16)}~${line.slice(17)}` : line)),
    );
    const arena = openArena({ map: thin });
    const hand = arena.join(
      1,
      { x: 10.5, y: 10.5 },
      gear({ main: worn('pistol_lantern'), bonus: { spreadPercent: -90, penetration: 40 } }),
    );
    arena.put('eighth_bruiser', { x: 20.5, y: 10.5 }, 3);
    arena.step(hand.input({ buttons: fireButton, at: { x: 20.5, y: 10.5 } }));
    arena.steps(8);
    const [damage] = arena.eventsOf('damage');
    expect(damage?.amount).toBeGreaterThan(0);
    expect(damage?.amount).toBeLessThan(8);
  });
});
