import { duel as rules } from '@necp/shared/combat/duel';
import { tickMs, type ClientMessage, type DuelBoard, type DuelState } from '@necp/shared/protocol';
import type { Place, ZoneMap } from '@necp/shared/zone/map';
import { describe, expect, test } from 'vitest';
import { entrant, joinOf, runZone } from '../../testing/run-zone';
import { testMap } from '../../testing/test-map';
import type { ZoneInput } from '../inputs';
import { interactionSlice } from '../interaction/slice';
import type { ZoneOutput } from '../outputs';
import { duelSlice } from './slice';

const placeAt = (id: string, x: number, y: number): Place => ({
  id,
  name: { en: id, ru: id },
  x: x - 0.5,
  y: y - 0.5,
  width: 1,
  height: 1,
});
const pit: ZoneMap = {
  ...testMap({ id: 'pit_nine', townspeopleCount: 0 }),
  places: [placeAt('pit_gate', 8, 8), placeAt('pit_floor', 40, 8)],
};
const event = (name: ClientMessage['name'], message: object, connectionId: number): ZoneInput => ({
  kind: 'event',
  connectionId,
  event: { name, message } as ClientMessage,
});
function sent<T>(out: readonly ZoneOutput[], name: string, connectionId: number): T[] {
  return out.flatMap((one) =>
    one.kind === 'send' && one.name === name && one.connectionIds.includes(connectionId) ? [one.message as T] : [],
  );
}

/** Puts two players before the board in the cage; both read it. */
function atTheBoard() {
  const run = runZone({ map: pit });
  run.step(joinOf(1, 10, { spot: { x: 8, y: 8, facing: 0 } }), joinOf(2, 20, { spot: { x: 8, y: 9, facing: 0 } }));
  run.steps(8);
  const board = [...interactionSlice(run.zone.state).interactables.values()].find(({ kind }) => kind === 'duel_board');
  if (board === undefined) throw new Error('no board');
  const out = [
    ...run.step(
      event('npc.interact', { entityId: board.entityId }, 10),
      event('npc.interact', { entityId: board.entityId }, 20),
    ),
    ...run.steps(10),
  ];
  const idOf = (number: number) =>
    run.zone.state.ids[run.zone.state.players.get(entrant(number).characterId)?.entityIndex ?? 0] ?? 0;
  return { run, board, out, idOf };
}

describe('the duel board', () => {
  test('opens after the key is held, and shows a name as soon as it is signed', () => {
    const { run, board, out, idOf } = atTheBoard();
    expect(sent<DuelBoard>(out, 'duel.board', 10)).toEqual([{ entityId: board.entityId, waiting: [], results: [] }]);
    const signed = run.step(event('duel.sign', { isOn: true }, 20));
    expect(sent<DuelBoard>(signed, 'duel.board', 10)).toMatchObject([
      { waiting: [{ entityId: idOf(2), name: 'Player 2', level: 1 }] },
    ]);
    expect(sent<DuelBoard>(run.step(event('duel.sign', { isOn: false }, 20)), 'duel.board', 10)).toMatchObject([
      { waiting: [] },
    ]);
  });

  test('accepts a challenge from the safe zone and moves both players into the ring', () => {
    const { run, idOf } = atTheBoard();
    run.step(event('duel.sign', { isOn: true }, 20));
    const asked = [...run.step(event('duel.call', { entityId: idOf(2) }, 10)), ...run.steps(1)];
    expect(sent<DuelState>(asked, 'duel.state', 20)).toMatchObject([
      { phase: 'challenged', isAsked: true, opponentName: 'Player 1' },
    ]);
    run.step(event('duel.answer', { entityId: idOf(1), accept: true }, 20));
    const { state } = run.zone;
    const spots = [1, 2].map(
      (number) => state.x[state.players.get(entrant(number).characterId)?.entityIndex ?? 0] ?? 0,
    );
    expect(spots.map((x) => Math.round(x))).toEqual([40 - rules.cornerTiles, 40 + rules.cornerTiles]);
    const out = run.steps(Math.ceil(rules.countdownMs / tickMs) + 6);
    expect(sent<DuelState>(out, 'duel.state', 10).map(({ phase }) => phase)).toContain('active');
    expect(out.filter(({ kind }) => kind === 'duel_begun')).toMatchObject([
      { characterIds: [entrant(1).characterId, entrant(2).characterId] },
    ]);
    expect(duelSlice(state).board.waiting).toEqual([]);
    expect(sent<DuelBoard>(out, 'duel.board', 10)).toEqual([null]);
  });

  test('shows earlier results to players who read it later', () => {
    const { run, board, idOf } = atTheBoard();
    run.step(event('duel.sign', { isOn: true }, 20));
    run.step(event('duel.call', { entityId: idOf(2) }, 10));
    run.step(event('duel.answer', { entityId: idOf(1), accept: true }, 20));
    run.steps(Math.ceil(rules.countdownMs / tickMs) + 6);
    run.step(event('duel.yield', {}, 10));
    run.step(joinOf(3, 30, { spot: { x: 8, y: 8, facing: 0 } }));
    run.steps(8);
    const out = [...run.step(event('npc.interact', { entityId: board.entityId }, 30)), ...run.steps(10)];
    expect(sent<DuelBoard>(out, 'duel.board', 30)).toMatchObject([
      { waiting: [], results: [{ winner: 'Player 2', loser: 'Player 1', how: 'yielded' }] },
    ]);
  });

  test('does not show a blocked player, and a challenge to one is answered as if the name were gone', () => {
    const { run, idOf } = atTheBoard();
    run.step(event('duel.sign', { isOn: true }, 20));
    const { characterId, sheet } = entrant(1, {
      sheet: { silenced: new Set([entrant(2).accountId]), versions: { social: 1 } },
    });
    run.step({ kind: 'sheet', characterId, sheet });
    const shown = run.step(event('duel.sign', { isOn: true }, 10));
    expect(sent<DuelBoard>(shown, 'duel.board', 10)).toMatchObject([{ waiting: [{ name: 'Player 1' }] }]);
    expect(
      sent<{ readonly code: string }>(run.step(event('duel.call', { entityId: idOf(2) }, 10)), 'action.rejected', 10),
    ).toMatchObject([{ code: 'zone.gone' }]);
  });

  test('cannot be signed from a distance, and closes when its reader walks away', () => {
    const { run } = atTheBoard();
    const { state } = run.zone;
    const player = state.players.get(entrant(1).characterId);
    if (player === undefined) throw new Error('nobody is there');
    state.x[player.entityIndex] = 30;
    const out = run.steps(6);
    expect(sent<DuelBoard>(out, 'duel.board', 10)).toEqual([null]);
    expect(
      sent<{ readonly code: string }>(run.step(event('duel.sign', { isOn: true }, 10)), 'action.rejected', 10),
    ).toMatchObject([{ code: 'zone.too_far' }]);
  });
});
