import { tickMs } from '@necp/shared/protocol';
import { describe, expect, it } from 'vitest';
import { openArena } from '../../../testing/arena';
import { combatEventsOf } from '../combat-events';
import { selfStateOf } from '../player/self-state';
import { applyDamage } from './harm';
import { applyShield } from './shields';

function shielded() {
  const arena = openArena();
  const { combatant: own } = arena.join(1, { x: 20, y: 20 });
  const { state } = arena.run.zone;
  const shield = (points: number, lastsTicks: number) =>
    applyShield(state, own, { source: own, ability: 'brace', points, lastsTicks });
  const hit = (amount: number) =>
    applyDamage(state, own, { source: null, amount, how: 'hit', damageType: 'physical', by: 'test' });
  const announced = (kind: 'shield' | 'shield_end') =>
    combatEventsOf(state).flatMap(({ event }) => (event.kind === kind ? [event] : []));
  return { arena, own, state, shield, hit, announced };
}

describe('a shield that ends by time', () => {
  it('is announced to everyone in view with what it takes and how long it lasts', () => {
    const { own, shield, announced } = shielded();
    shield(30, 100);
    shield(20, 60);
    expect(announced('shield')).toEqual([
      { kind: 'shield', source: own.id, target: own.id, ability: 'brace', points: 30, lastsMs: 100 * tickMs },
      { kind: 'shield', source: own.id, target: own.id, ability: 'brace', points: 50, lastsMs: 100 * tickMs },
    ]);
  });

  it('reaches its owner with its end, and with the points that are left after a hit', () => {
    const { own, state, shield, hit } = shielded();
    shield(30, 100);
    hit(12);
    expect(selfStateOf(state, own).shields).toMatchObject([
      { ability: 'brace', points: 18, endsTick: state.tick + 100 },
    ]);
    expect(own.isChanged).toBe(true);
  });

  it('is announced as over when its time is over', () => {
    const { arena, own, shield } = shielded();
    shield(30, 3);
    arena.step();
    expect(arena.eventsOf('shield_end')).toEqual([]);
    arena.steps(3);
    expect(arena.eventsOf('shield_end')).toEqual([{ kind: 'shield_end', target: own.id, ability: 'brace' }]);
  });

  it('is announced as over only when the last shield of its ability is broken', () => {
    const { own, shield, hit, announced } = shielded();
    shield(30, 100);
    shield(30, 100);
    hit(35);
    expect(announced('shield_end')).toEqual([]);
    hit(30);
    expect(announced('shield_end')).toEqual([{ kind: 'shield_end', target: own.id, ability: 'brace' }]);
  });

  it('ends with the fall of its owner', () => {
    const { arena, own, shield } = shielded();
    shield(30, 100);
    own.falling = { source: 0, by: 'test' };
    arena.step();
    expect(own.shields).toEqual([]);
    expect(arena.eventsOf('shield_end')).toHaveLength(1);
  });
});
