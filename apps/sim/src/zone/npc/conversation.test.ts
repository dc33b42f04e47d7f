import type { Place, ZoneMap } from '@necp/shared/zone/map';
import { expect, test } from 'vitest';
import { entrant, joinOf, runZone } from '../../testing/run-zone';
import { testMap } from '../../testing/test-map';
import type { ZoneInput } from '../inputs';
import { interactionSlice } from '../interaction/slice';
import type { ZoneOutput } from '../outputs';

const gate: Place = { id: 'market_gate', name: { en: 'Gate', ru: 'Ворота' }, x: 9.5, y: 9.5, width: 1, height: 1 };
const zoneMap: ZoneMap = { ...testMap({ id: 'watson', townspeopleCount: 0 }), places: [gate] };
const who = entrant(1).characterId;
const opened = (out: readonly ZoneOutput[], connectionId: number) =>
  out.flatMap((one) =>
    one.kind === 'send' && one.name === 'conversation.opened' && one.connectionIds.includes(connectionId)
      ? [one.message]
      : [],
  );

/** Puts a player before the terminal after the domain has opened it. */
function atTheTerminal() {
  const run = runZone({ map: zoneMap });
  run.step(joinOf(1, 10, { spot: { x: 10, y: 10, facing: 0 } }));
  const terminal = [...interactionSlice(run.zone.state).interactables.values()].find(
    (interactable) => interactable.kind === 'fixture',
  );
  if (terminal === undefined) throw new Error('no terminal');
  run.step({
    kind: 'event',
    connectionId: 10,
    event: { name: 'npc.interact', message: { entityId: terminal.entityId } },
  });
  run.steps(10);
  const answer: ZoneInput = {
    kind: 'conversing',
    characterId: who,
    entityId: terminal.entityId,
    npcId: null,
    object: 'bank_terminal',
    isOpen: true,
  };
  expect(opened(run.step(answer), 10)).toHaveLength(1);
  return { run, terminal };
}

test('continues once when the player reconnects at the same place', () => {
  const { run, terminal } = atTheTerminal();
  run.step({ kind: 'lost', connectionId: 10 });
  run.steps(5);
  const out = [...run.step(joinOf(1, 11, { epoch: 2 })), ...run.steps(10)];
  expect(opened(out, 11)).toEqual([
    { entityId: terminal.entityId, npc: null, object: 'bank_terminal', isResumed: true },
  ]);
});

test('does not continue when the player was moved meanwhile', () => {
  const { run } = atTheTerminal();
  run.step({ kind: 'lost', connectionId: 10 });
  const player = run.zone.state.players.get(who);
  if (player === undefined) throw new Error('nobody is there');
  run.zone.state.x[player.entityIndex] = 40;
  const gone = run.steps(2);
  expect(gone.some(({ kind }) => kind === 'converse_end')).toBe(true);
  expect(opened([...run.step(joinOf(1, 11, { epoch: 2 })), ...run.steps(10)], 11)).toEqual([]);
});

test('is not replaced when the key was pressed again before the domain opened it', () => {
  const run = runZone({ map: zoneMap });
  run.step(joinOf(1, 10, { spot: { x: 10, y: 10, facing: 0 } }));
  const terminal = [...interactionSlice(run.zone.state).interactables.values()].find(({ kind }) => kind === 'fixture');
  if (terminal === undefined) throw new Error('no terminal');
  const { entityId } = terminal;
  const press: ZoneInput = {
    kind: 'event',
    connectionId: 10,
    event: { name: 'npc.interact', message: { entityId } },
  };
  const asked = (out: readonly ZoneOutput[]) => out.filter(({ kind }) => kind === 'converse').length;
  const first = [...run.step(press)];
  while (asked(first) === 0) first.push(...run.step());
  const answer = { characterId: who, entityId, npcId: null, object: 'bank_terminal', isOpen: true } as const;
  const second = [...run.step(press), ...run.step({ kind: 'conversing', ...answer }), ...run.steps(20)];
  expect(opened(second, 10)).toHaveLength(1);
  expect(asked(second)).toBe(0);
  expect(asked([...run.step(press), ...run.steps(20)]), 'it is begun anew afterwards').toBe(1);
});

test('is asked for once, however often the player asks before the domain has answered', () => {
  const run = runZone({ map: zoneMap });
  run.step(joinOf(1, 10, { spot: { x: 10, y: 10, facing: 0 } }));
  const terminal = [...interactionSlice(run.zone.state).interactables.values()].find(({ kind }) => kind === 'fixture');
  if (terminal === undefined) throw new Error('no terminal');
  const ask: ZoneInput = {
    kind: 'event',
    connectionId: 10,
    event: { name: 'npc.interact', message: { entityId: terminal.entityId } },
  };
  const out = Array.from({ length: 40 }, () => [...run.step(ask), ...run.steps(5)]).flat();
  expect(out.filter(({ kind }) => kind === 'converse')).toHaveLength(1);
  expect(out.filter(({ kind }) => kind === 'converse_end')).toEqual([]);
  run.step({
    kind: 'conversing',
    characterId: who,
    entityId: terminal.entityId,
    npcId: null,
    object: 'bank_terminal',
    isOpen: false,
  });
  expect([...run.step(ask), ...run.steps(5)].filter(({ kind }) => kind === 'converse')).toHaveLength(1);
});
