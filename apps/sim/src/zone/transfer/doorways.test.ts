import { tickHz } from '@necp/shared/protocol';
import { describe, expect, test } from 'vitest';
import { at, event, kinds, mapWith, sent, who } from '../../testing/rooms-scene';
import { joinOf, runZone } from '../../testing/run-zone';
import { applyDamage } from '../combat/damage/harm';
import { combatantAt } from '../combat/entity';

const gate = { x: 16, y: 8 };

/** A player beside the east gate; `walkTo` puts the player on a spot between two ticks. */
function scene() {
  const run = runZone({ map: mapWith({ watson_east_gate: gate }) });
  run.step(joinOf(1, 10, at(30, 8)));
  const { state } = run.zone;
  const player = state.players.get(who)!;
  const walkTo = (x: number, y: number) => {
    state.x[player.entityIndex] = x;
    state.y[player.entityIndex] = y;
    return run.step();
  };
  return { run, state, player, walkTo, combatant: combatantAt(state, player.entityIndex)! };
}

describe('a doorway', () => {
  test('fills a ring for one second and lets through then', () => {
    const { run, state, walkTo } = scene();
    const [ring] = sent(walkTo(16, 8), 'zone.doorway');
    expect(ring).toMatchObject({ to: 'westbrook', startTick: state.tick, obstacle: null });
    expect(ring).toMatchObject({ endTick: state.tick + tickHz });
    expect(kinds(run.steps(tickHz - 1))).not.toContain('transfer');
    expect(kinds(run.steps(2))).toContain('transfer');
  });

  test('is cancelled by a step out of it and begins anew', () => {
    const { run, walkTo } = scene();
    walkTo(16, 8);
    run.steps(tickHz - 4);
    expect(sent(walkTo(19, 8), 'zone.doorway')).toEqual([null]);
    expect(kinds(run.steps(2 * tickHz))).not.toContain('transfer');
    expect(sent(walkTo(17, 8), 'zone.doorway')).toHaveLength(1);
    expect(kinds(run.steps(tickHz - 2))).not.toContain('transfer');
    expect(kinds(run.steps(3))).toContain('transfer');
  });

  test('is narrower than the place around the gate', () => {
    const { run, walkTo } = scene();
    expect(sent(walkTo(18.5, 8), 'zone.doorway')).toEqual([]);
    expect(kinds(run.steps(2 * tickHz))).not.toContain('transfer');
  });

  test('says why it is closed in a fight, once, and opens a second after the fight', () => {
    const { run, state, walkTo, combatant } = scene();
    const shot = { source: null, amount: 1, how: 'hit', damageType: 'physical', by: 'test' } as const;
    applyDamage(state, combatant, shot);
    const out = [...walkTo(16, 8), ...run.steps(2 * tickHz)];
    expect(sent(out, 'zone.doorway')).toMatchObject([{ to: 'westbrook', obstacle: 'zone.in_fight' }]);
    expect(kinds(out)).not.toContain('transfer');
    const after = run.steps(20 * tickHz);
    expect(sent(after, 'zone.doorway')).toMatchObject([{ obstacle: null }]);
    expect(kinds(after)).toContain('transfer');
  });

  test('takes its ring away when the other side refuses, and waits for a step out', () => {
    const { run, walkTo } = scene();
    walkTo(16, 8);
    run.steps(tickHz + 1);
    const refused = run.step({
      kind: 'transfer_rejected',
      characterId: who,
      epoch: 1,
      rejection: { code: 'zone.full', params: {} },
    });
    expect(sent(refused, 'zone.doorway')).toEqual([null]);
    expect(kinds(run.steps(5 * tickHz))).not.toContain('transfer');
    walkTo(25, 8);
    walkTo(16, 8);
    expect(kinds(run.steps(tickHz + 2))).toContain('transfer');
  });

  test('is silent for players who have just arrived in it, until they have left it once', () => {
    const run = runZone({ map: mapWith({ watson_east_gate: gate }) });
    const out = [...run.step(joinOf(1, 10, at(16, 8))), ...run.steps(3 * tickHz)];
    expect(sent(out, 'zone.doorway')).toEqual([]);
    expect(kinds(out)).not.toContain('transfer');
  });

  test('lets through at once who asks for it', () => {
    const { run, walkTo } = scene();
    walkTo(16, 8);
    expect(kinds(run.step(event('zone.transfer', {})))).toContain('transfer');
  });
});
