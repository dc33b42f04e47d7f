import { describe, expect, it } from 'vitest';
import { gear, openArena, worn } from '../../../testing/arena';
import { entrant } from '../../../testing/run-zone';
import { giveStatus } from '../damage/statuses';
import { combatantAt } from '../entity';
import { carriedBy } from './carry';

const armed = gear({ main: worn('pistol_lantern') });

describe('a player who moves to another zone', () => {
  it('keeps cooldowns, statuses, stamina, shields and ammunition, with the time left of each', () => {
    const there = openArena();
    const hand = there.join(1, { x: 20, y: 20 }, armed);
    const enemy = there.put('eighth_bruiser', { x: 24, y: 20 });
    there.steps(5);
    const { state } = there.run.zone;
    const burning =
      state.gameData.statuses.get('burning') ??
      [...state.gameData.statuses.values()].find(({ damagePerS }) => damagePerS !== undefined);
    const held = [...state.gameData.statuses.values()].find(({ control }) => control === 'stun');
    if (burning === undefined || held === undefined) throw new Error('the content lost its statuses');
    for (const status of [burning, held])
      expect(giveStatus(state, hand.combatant, { status, lastsMs: 4_000, stacks: 1, source: enemy })).toBe(true);
    hand.combatant.ready.set('double_tap', state.tick + 80);
    hand.combatant.ready.set('brace', state.tick);
    hand.combatant.shields = [
      { ability: 'brace', points: 12, endsTick: state.tick + 40, by: { name: '', content: '' } },
    ];
    if (hand.combatant.arms.main !== null) hand.combatant.arms.main.rounds = 2;
    const carried = carriedBy(state, hand.combatant);

    const here = openArena({ seed: 3 });
    here.steps(37);
    here.step({
      kind: 'join',
      connectionId: 9,
      entrant: { ...entrant(1, { spot: { x: 30, y: 30, facing: 0 }, sheet: armed }), carried },
    });
    const arrived = here.run.zone.state.players.get(entrant(1).characterId);
    const combatant = combatantAt(here.run.zone.state, arrived?.entityIndex ?? -1);
    const left = combatant === undefined ? null : carriedBy(here.run.zone.state, combatant);
    expect(left?.cooldowns).toEqual([{ key: 'double_tap', leftTicks: 80 }]);
    expect(left?.statuses.map(({ id, stacks, leftTicks }) => [id, stacks, leftTicks])).toEqual(
      carried.statuses.map(({ id, stacks, leftTicks }) => [id, stacks, leftTicks]),
    );
    expect(carried.statuses.map(({ id }) => id).toSorted()).toEqual([burning.id, held.id].toSorted());
    expect([left?.tired, left?.shields, left?.rounds]).toEqual([
      carried.tired,
      [{ ability: 'brace', points: 12, leftTicks: 40 }],
      carried.rounds,
    ]);
    expect(Object.values(carried.rounds)).toEqual([2]);
  });

  it('finds everything unchanged after a disconnect while the entity waits', () => {
    const arena = openArena();
    const hand = arena.join(1, { x: 20, y: 20 }, armed);
    hand.combatant.ready.set('double_tap', arena.run.zone.state.tick + 900);
    arena.step({ kind: 'lost', connectionId: hand.connectionId });
    arena.steps(500);
    arena.step({ kind: 'join', connectionId: 500, entrant: entrant(1, { epoch: 2, sheet: armed }) });
    expect(combatantAt(arena.run.zone.state, hand.player.entityIndex)?.ready.get('double_tap')).toBeGreaterThan(
      arena.run.zone.state.tick,
    );
  });
});
