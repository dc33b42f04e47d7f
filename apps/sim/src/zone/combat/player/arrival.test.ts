import { expect, test } from 'vitest';
import { entrant, joinOf } from '../../../testing/run-zone';
import { fireButton, gear, openArena, worn, type Arena, type Hand } from '../../../testing/arena';
import { strike } from '../damage/harm';
import { protectionRestTicks, protectionTicks } from './arrival';

const pistol = gear({ main: worn('pistol_lantern') });

/** A player whose page was loaded anew beside an enemy, and what the enemy can take from them. */
function backInTheFight(): {
  arena: Arena;
  hand: Hand;
  loseTo: () => number;
  comeBack: (connectionId: number) => void;
} {
  const arena = openArena();
  const hand = arena.join(1, { x: 20, y: 20 }, pistol);
  const enemy = arena.put('eighth_bruiser', { x: 22, y: 20 });
  let epoch = 1;
  const comeBack = (connectionId: number) => {
    epoch += 1;
    const { sheet } = entrant(1, { sheet: pistol });
    arena.step({ kind: 'lost', connectionId: hand.connectionId });
    arena.step(joinOf(1, connectionId, { epoch, sheet }));
  };
  const loseTo = () => {
    const dealtHit = {
      damage: { min: 20, max: 20 },
      damageType: 'physical',
      familyStat: null,
      criticalChance: 0,
      criticalPercent: 0,
      penetration: 0,
      distanceShare: 1,
      coverShare: 1,
      canDodge: false,
      by: 'test',
    } as const;
    return strike(arena.run.zone.state, { source: enemy, target: hand.combatant }, dealtHit);
  };
  return { arena, hand, loseTo, comeBack };
}

test('a player who loads the page again in a fight is untouchable for three seconds', () => {
  const { arena, hand, loseTo, comeBack } = backInTheFight();
  expect(loseTo()).toBeGreaterThan(0);
  comeBack(201);
  const { health } = hand.combatant;
  expect(loseTo()).toBe(0);
  arena.steps(protectionTicks - 2);
  expect(loseTo()).toBe(0);
  expect(hand.combatant.health).toBe(health);
  arena.steps(3);
  expect(loseTo()).toBeGreaterThan(0);
});

test('the protection ends with the first shot', () => {
  const { arena, hand, loseTo, comeBack } = backInTheFight();
  comeBack(201);
  const shot = hand.input({ buttons: fireButton, at: { x: 22, y: 20 } });
  arena.step({ ...shot, connectionId: 201 } as typeof shot);
  arena.step();
  expect(loseTo()).toBeGreaterThan(0);
});

test('connecting again and again protects once a minute', () => {
  const { arena, loseTo, comeBack } = backInTheFight();
  comeBack(201);
  arena.steps(protectionTicks + 1);
  comeBack(202);
  expect(loseTo()).toBeGreaterThan(0);
  arena.steps(protectionRestTicks);
  comeBack(203);
  expect(loseTo()).toBe(0);
});
