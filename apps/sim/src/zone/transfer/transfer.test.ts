import { downed } from '@necp/shared/combat/formulas';
import { tickHz, tickMs } from '@necp/shared/protocol';
import { describe, expect, test } from 'vitest';
import { at, event, kinds, mapWith, quest, rejections, sent, sheetOf, who } from '../../testing/rooms-scene';
import { entrant, joinOf, runZone } from '../../testing/run-zone';
import { applyDamage } from '../combat/damage/harm';
import { combatantAt } from '../combat/entity';

describe('a transfer to another zone', () => {
  const gate = { watson_east_gate: { x: 16, y: 8 } };

  test('holds and protects the player, and lets them walk on after a refusal', () => {
    const run = runZone({ map: mapWith(gate) });
    run.step(joinOf(1, 10, at(16, 8)));
    const out = run.step(event('zone.transfer', {}));
    expect(out.filter(({ kind }) => kind === 'transfer')).toMatchObject([
      {
        transfer: {
          toZone: 'westbrook',
          toPlace: 'westbrook_gate',
          entrant: { epoch: 1, vitals: { health: expect.any(Number) } },
        },
      },
    ]);
    expect(sent(out, 'zone.transfer_begun')).toEqual([{ to: 'westbrook' }]);
    run.step(event('zone.transfer', {}), {
      kind: 'intent',
      connectionId: 10,
      intent: { seq: 1, moveX: 127, moveY: 0, aim: 0, buttons: 0, seenQuarter: 0, aimTiles: 0 },
    });
    const entityIndex = run.zone.state.players.get(who)?.entityIndex ?? 0;
    expect(run.zone.state.x[entityIndex]).toBe(16);
    expect(
      sent(
        run.step({
          kind: 'transfer_rejected',
          characterId: who,
          epoch: 1,
          rejection: { code: 'zone.full', params: {} },
        }),
        'action.rejected',
      ),
    ).toMatchObject([{ code: 'zone.full' }]);
    run.step({
      kind: 'intent',
      connectionId: 10,
      intent: { seq: 2, moveX: 127, moveY: 0, aim: 0, buttons: 0, seenQuarter: 0, aimTiles: 0 },
    });
    expect(run.zone.state.x[entityIndex]).toBeGreaterThan(16);
  });

  test('is possible again three seconds after a refusal and after an arrival', () => {
    const run = runZone({ map: mapWith(gate) });
    const codes = (connectionId: number) =>
      sent(run.step(event('zone.transfer', {}, connectionId)), 'action.rejected').map(
        (rejection) => (rejection as { readonly code: string }).code,
      );
    run.step(joinOf(1, 10, at(16, 8)));
    expect(codes(10)).toEqual([]);
    run.step({ kind: 'transfer_rejected', characterId: who, epoch: 1, rejection: { code: 'zone.full', params: {} } });
    const again = Array.from({ length: 3 * tickHz - 2 }, () => run.step(event('zone.transfer', {}))).flat();
    expect(again.filter(({ kind }) => kind === 'transfer')).toEqual([]);
    run.step();
    expect(kinds(run.step(event('zone.transfer', {})))).toContain('transfer');
    const arrived = { ...entrant(2, at(16, 8)), vitals: { health: 10, energy: 10, ram: 10, stamina: 10 } };
    run.step({ kind: 'join', connectionId: 20, entrant: arrived });
    expect(codes(20)).toEqual(['zone.just_arrived']);
  });

  test('keeps the connection when the notice that the epoch is stale comes before the answer', () => {
    const run = runZone({ map: mapWith(gate) });
    run.step(joinOf(1, 10, at(16, 8)));
    run.step(event('zone.transfer', {}));
    expect(kinds(run.step({ kind: 'stale', characterId: who, epoch: 1 }))).not.toContain('close');
    expect(
      run.step({ kind: 'transferred', characterId: who, epoch: 1 }).filter(({ kind }) => kind === 'handed_over'),
    ).toEqual([{ kind: 'handed_over', characterId: who, epoch: 1, connectionId: 10 }]);
  });

  test('starts for players who walked into an exit, not for those who arrived there', () => {
    const run = runZone({ map: mapWith(gate) });
    run.step(joinOf(1, 10, at(16, 8)), joinOf(2, 20, at(9, 9)));
    expect(kinds(run.steps(4 * tickHz))).not.toContain('transfer');
    const other = run.zone.state.players.get(entrant(2).characterId);
    run.zone.state.x[other?.entityIndex ?? 0] = 16;
    run.zone.state.y[other?.entityIndex ?? 0] = 8;
    expect(run.steps(4 * tickHz).filter(({ kind }) => kind === 'transfer')).toHaveLength(1);
  });

  test('starts for players who are placed in an exit by the director', () => {
    const run = runZone({ map: mapWith(gate) });
    run.step(joinOf(1, 10, at(30, 8)));
    run.steps(10);
    run.step({ kind: 'directed', command: { do: 'place', characterId: who, x: 16, y: 8 } });
    expect(kinds(run.steps(3 * tickHz))).toContain('transfer');
  });

  test('does not start for players who wake up in an exit', () => {
    const run = runZone({
      map: { ...mapWith({ exchange_landing: { x: 9, y: 9 } }, 'drowned_exchange'), spawns: [{ x: 9, y: 9 }] },
    });
    run.step(joinOf(1, 10, at(20, 9)));
    const { state } = run.zone;
    const player = state.players.get(who)!;
    run.steps(tickHz);
    applyDamage(state, combatantAt(state, player.entityIndex)!, {
      source: null,
      amount: 100_000,
      how: 'hit',
      damageType: 'physical',
      by: 'test',
    });
    run.steps(downed.lastsMs / tickMs + 2);
    run.step(event('combat.respawn', {}));
    expect(Math.hypot((state.x[player.entityIndex] ?? 0) - 9, (state.y[player.entityIndex] ?? 0) - 9)).toBeLessThan(2);
    expect(kinds(run.steps(4 * tickHz))).not.toContain('transfer');
    expect(kinds(run.step(event('zone.transfer', {})))).toContain('transfer');
  });

  test('is refused at the clinic until the tutorial is done', () => {
    const run = runZone({
      map: mapWith(
        {
          clinic_exit: { x: 9, y: 9 },
          clinic_ward: { x: 40, y: 9 },
          clinic_door: { x: 50, y: 9 },
          clinic_corridor: { x: 50, y: 30 },
          clinic_vent: { x: 50, y: 50 },
        },
        'night_clinic',
      ),
    });
    run.step(joinOf(1, 10, { ...at(9, 9), sheet: { quests: [quest('first_light', 'corridor')] } }));
    expect(rejections(run.step(event('zone.transfer', {})))).toEqual(['normal zone.transfer:zone.not_yet']);
    run.step(sheetOf({ quests: [quest('first_light', 'street')] }));
    expect(kinds(run.step(event('zone.transfer', {})))).toContain('transfer');
  });
});
