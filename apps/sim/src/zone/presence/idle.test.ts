import { idleRulesOf } from '@necp/shared/realm/settings';
import { entityFlags, tickMs, type Intent } from '@necp/shared/protocol';
import { describe, expect, test } from 'vitest';
import { entrant, joinOf, runZone, type ZoneRun } from '../../testing/run-zone';
import { combatantAt } from '../combat/entity';
import type { ZoneInput } from '../inputs';
import type { ZoneOutput } from '../outputs';
import { presenceSlice } from './slice';

const rules = idleRulesOf({ awayMinutes: 0.1, idleLogoutMinutes: 0.3, idleWarningSeconds: 3 });
const ticksOf = (ms: number) => ms / tickMs;
/** The time until the mark, and what then remains until the warning and until the logout. */
const [awayTicks, warnTicks, lastTicks] = [6_000, 9_000, 3_000].map(ticksOf) as [number, number, number];

/** A zone with one connected player and the rules above. */
function idleZone(): ZoneRun {
  const run = runZone();
  run.step({ kind: 'idle_rules', rules }, joinOf(1, 11));
  return run;
}
const playerOf = (run: ZoneRun) => {
  const player = run.zone.state.players.get(entrant(1).characterId);
  if (player === undefined) throw new Error('the player has left');
  return player;
};
const isAway = (run: ZoneRun) =>
  ((run.zone.state.flags[playerOf(run).entityIndex] ?? 0) & entityFlags.away) === entityFlags.away;
const intentOf = (seq: number, change: Partial<Intent> = {}): ZoneInput => ({
  kind: 'intent',
  connectionId: 11,
  intent: { seq, moveX: 0, moveY: 0, aim: 0, buttons: 0, seenQuarter: 0, aimTiles: 0, ...change },
});
const eventOf = (name: 'presence.away' | 'presence.active' | 'zone.channels'): ZoneInput => ({
  kind: 'event',
  connectionId: 11,
  event: { name, message: {} },
});
const notices = (outputs: readonly ZoneOutput[]) =>
  outputs.flatMap((one) => (one.kind === 'send' && one.name === 'presence.idle' ? [one.message] : []));
const ends = (outputs: readonly ZoneOutput[]) =>
  outputs.filter(({ kind }) => kind === 'close' || kind === 'departed').map(({ kind }) => kind);

describe('a player without input', () => {
  test('is away after the first limit, is warned before the second, and leaves then', () => {
    const run = idleZone();
    expect(notices(run.steps(awayTicks - 1))).toEqual([]);
    expect(notices(run.steps(2))).toEqual([{ isAway: true, isChosen: false, leavesInMs: null }]);
    expect(isAway(run)).toBe(true);
    const warned = notices(run.steps(warnTicks));
    expect(warned).toEqual([{ isAway: true, isChosen: false, leavesInMs: lastTicks * tickMs }]);
    expect(run.steps(lastTicks)).toContainEqual({ kind: 'close', connectionId: 11, reason: 'afk' });
    expect(run.zone.state.players.size).toBe(0);
  });

  test('is seen as away by the others', () => {
    const run = idleZone();
    const at = playerOf(run).entityIndex;
    const spot = { x: run.zone.state.x[at] ?? 0, y: run.zone.state.y[at] ?? 0, facing: 0 };
    run.step(joinOf(2, 12, { spot }));
    run.steps(awayTicks);
    const other = [...run.reader(12).known.values()].find(({ name }) => name === 'Player 1');
    expect((other?.flags ?? 0) & entityFlags.away).toBe(entityFlags.away);
  });

  test.each([
    ['a step', intentOf(1, { moveX: 100 })],
    ['a button', intentOf(1, { buttons: 2 })],
    ['another aim', intentOf(1, { aim: 128 << 8 })],
    ['a click in a window', eventOf('presence.active')],
    ['a message', { kind: 'say', connectionId: 11, said: { channel: 'zone', text: 'back' } } as ZoneInput],
  ])('is back, and no longer warned, after %s', (_what, input) => {
    const run = idleZone();
    run.steps(awayTicks + warnTicks + 1);
    expect(notices(run.step(input))).toEqual([{ isAway: false, isChosen: false, leavesInMs: null }]);
    expect(isAway(run)).toBe(false);
    expect(ends(run.steps(awayTicks + warnTicks))).toEqual([]);
  });

  test('stays away in spite of empty intents, resyncs and the questions of its page', () => {
    const run = idleZone();
    const aim = (run.zone.state.facing[playerOf(run).entityIndex] ?? 0) << 8;
    for (let seq = 1; seq <= awayTicks + warnTicks + lastTicks + 2; seq++)
      run.step(intentOf(seq, { aim }), { kind: 'resync', connectionId: 11 }, eventOf('zone.channels'));
    expect(run.zone.state.players.size).toBe(0);
  });

  test('is not back because the connection was lost and found', () => {
    const run = idleZone();
    run.steps(awayTicks + warnTicks);
    run.step({ kind: 'lost', connectionId: 11 });
    const back = [...run.step(joinOf(1, 12)), ...run.steps(2)];
    expect(notices(back)).toMatchObject([{ isAway: true, isChosen: false }]);
    expect(ends(run.steps(lastTicks))).toEqual(['close', 'departed']);
  });

  test('does not escape from a fight by leaving, and leaves after it', () => {
    const run = idleZone();
    const combatant = combatantAt(run.zone.state, playerOf(run).entityIndex);
    if (combatant === undefined) throw new Error('nothing to fight with');
    run.steps(awayTicks + warnTicks + lastTicks - 2);
    for (let step = 0; step < 10; step++) {
      combatant.inCombat = true;
      expect(ends(run.step())).toEqual([]);
    }
    combatant.inCombat = false;
    expect(ends(run.step())).toEqual(['close', 'departed']);
  });

  test('is judged by new settings of the realm at once', () => {
    const run = idleZone();
    run.steps(awayTicks / 2);
    expect(isAway(run)).toBe(false);
    const strict = idleRulesOf({ awayMinutes: 0.02, idleLogoutMinutes: 60, idleWarningSeconds: 30 });
    run.step({ kind: 'idle_rules', rules: strict });
    expect(isAway(run)).toBe(true);
    run.step({ kind: 'idle_rules', rules });
    expect(isAway(run)).toBe(false);
  });
});

describe('a player who asks to be shown as away', () => {
  test('is away until the next step, and stays it while only the pointer moves', () => {
    const run = idleZone();
    expect(notices(run.step(eventOf('presence.away')))).toEqual([{ isAway: true, isChosen: true, leavesInMs: null }]);
    expect(notices(run.step(intentOf(1, { aim: 128 << 8 })))).toEqual([]);
    expect(isAway(run)).toBe(true);
    expect(notices(run.step(intentOf(2, { moveX: 100 })))).toEqual([
      { isAway: false, isChosen: false, leavesInMs: null },
    ]);
    expect(isAway(run)).toBe(false);
  });

  test('leaves nothing of it behind', () => {
    const run = idleZone();
    run.step(eventOf('presence.away'));
    run.step({ kind: 'stale', characterId: entrant(1).characterId, epoch: 1 });
    const { awayByChoice, sentIdle } = presenceSlice(run.zone.state);
    expect([awayByChoice.size, sentIdle.size]).toEqual([0, 0]);
  });
});
