import { tickHz, type ClientMessage } from '@necp/shared/protocol';
import type { Place, ZoneMap } from '@necp/shared/zone/map';
import { expect, test } from 'vitest';
import { entrant, joinOf, runZone } from '../../testing/run-zone';
import { testMap } from '../../testing/test-map';
import type { ZoneInput } from '../inputs';
import type { ZoneOutput } from '../outputs';

const door: Place = { id: 'exchange_door', name: { en: 'Door', ru: 'Дверь' }, x: 9.5, y: 9.5, width: 1, height: 1 };
const zoneMap: ZoneMap = { ...testMap({ id: 'watson', townspeopleCount: 0 }), places: [door] };
const at = (x: number, y: number) => ({ spot: { x, y, facing: 0 } });
const event = (name: ClientMessage['name'], message: object, connectionId: number): ZoneInput => ({
  kind: 'event',
  connectionId,
  event: { name, message } as ClientMessage,
});
const heard = (out: readonly ZoneOutput[], connectionId: number) =>
  out.flatMap((one) =>
    one.kind === 'send' && one.name === 'instance.lobby' && one.connectionIds.includes(connectionId)
      ? [
          (one.message as { readonly members: readonly { readonly name: string }[] } | null)?.members.map(
            ({ name }) => name,
          ) ?? null,
        ]
      : [],
  );
const rejectionsOf = (out: readonly ZoneOutput[]) =>
  out.flatMap((one) => {
    if (one.kind !== 'send' || one.name !== 'action.rejected') return [];
    const { code, params } = one.message as { readonly code: string; readonly params: object };
    return [{ code, params }];
  });

function atTheDoor() {
  const run = runZone({ map: zoneMap });
  run.step(joinOf(1, 10, at(10, 10)), joinOf(2, 20, at(11, 10)), joinOf(3, 30, at(40, 10)));
  run.steps(6);
  return run;
}

test('shows later arrivals at the entrance who is ready', () => {
  const run = atTheDoor();
  expect(heard(run.step(event('instance.ready', { isReady: true }, 10)), 20)).toEqual([['Player 1']]);
  expect(heard(run.steps(10), 30)).toEqual([]);
  const late = run.zone.state.players.get(entrant(3).characterId);
  if (late === undefined) throw new Error('nobody came');
  run.zone.state.x[late.entityIndex] = 9;
  expect(heard(run.steps(10), 30)).toEqual([['Player 1']]);
});

test('shows free places again after the others have entered', () => {
  const run = atTheDoor();
  run.step(event('instance.ready', { isReady: true }, 10));
  const out = run.step(event('instance.enter', {}, 10));
  expect(out.some(({ kind }) => kind === 'transfer_group')).toBe(true);
  expect(heard(out, 20)).toEqual([null]);
});

test('removes a disconnected player and updates the players at the entrance', () => {
  const run = atTheDoor();
  run.step(event('instance.ready', { isReady: true }, 20));
  run.step(event('instance.ready', { isReady: true }, 10));
  const out = [...run.step({ kind: 'stale', characterId: entrant(2).characterId, epoch: 1 }), ...run.steps(3)];
  expect(heard(out, 10)).toEqual([['Player 1']]);
});

test('lets a group enter three seconds after the last of them arrived or was refused', () => {
  const run = runZone({ map: zoneMap });
  const vitals = { health: 10, energy: 10, ram: 10, stamina: 10 };
  run.step(joinOf(1, 10, at(10, 10)), joinOf(2, 20, at(11, 10)));
  run.step(event('instance.ready', { isReady: true }, 10), event('instance.ready', { isReady: true }, 20));
  const enter = () => run.step(event('instance.enter', {}, 10));
  const isEntering = (out: readonly ZoneOutput[]) => out.some(({ kind }) => kind === 'transfer_group');
  expect(isEntering(enter())).toBe(true);
  for (const { characterId, epoch } of [entrant(1), entrant(2)])
    run.step({ kind: 'transfer_rejected', characterId, epoch, rejection: { code: 'zone.full', params: {} } });
  run.step(event('instance.ready', { isReady: true }, 10));
  expect(rejectionsOf(enter())).toEqual([{ code: 'zone.just_arrived', params: { seconds: 3 } }]);
  run.steps(3 * tickHz);
  run.step({ kind: 'join', connectionId: 30, entrant: { ...entrant(3, at(10, 11)), vitals } });
  run.step(event('instance.ready', { isReady: true }, 30));
  expect(rejectionsOf(enter())).toEqual([{ code: 'zone.just_arrived', params: { seconds: 3 } }]);
  run.steps(3 * tickHz);
  expect(isEntering(enter())).toBe(true);
});
