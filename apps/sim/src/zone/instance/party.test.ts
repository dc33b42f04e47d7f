import { leadOutMs } from '@necp/shared/instance/rules';
import { tickMs, type ClientMessage } from '@necp/shared/protocol';
import type { Place } from '@necp/shared/zone/map';
import { expect, test } from 'vitest';
import { authoredGameData } from '../../authored';
import { sent, sheetOf as newSheet } from '../../testing/rooms-scene';
import { entrant, joinOf, runZone } from '../../testing/run-zone';
import { testMap } from '../../testing/test-map';
import type { ZoneInput } from '../inputs';
import type { ZoneOutput } from '../outputs';

const door: Place = { id: 'exchange_door', name: { en: 'Door', ru: 'Дверь' }, x: 9.5, y: 9.5, width: 1, height: 1 };
const landing: Place = { ...door, id: 'exchange_landing' };
const city = { ...testMap({ id: 'watson', townspeopleCount: 0 }), places: [door] };
const inside = { ...testMap({ id: 'drowned_exchange', townspeopleCount: 0 }), places: [landing] };
const instanceId = 'run';
const at = (x: number, y: number) => ({ spot: { x, y, facing: 0 } });
const event = (name: ClientMessage['name'], message: object): ZoneInput => ({
  kind: 'event',
  connectionId: 10,
  event: { name, message } as ClientMessage,
});
const codes = (out: readonly ZoneOutput[]) =>
  sent(out, 'action.rejected').map((rejection) => (rejection as { readonly code: string }).code);
const transfers = (out: readonly ZoneOutput[]) => out.filter(({ kind }) => kind === 'transfer_party');
const party = (rank: 'leader' | 'member') => ({ party: { partyId: 'one', rank, group: 0 } });
const sheetOf = (part: object) => ({ ...entrant(1).sheet, ...part });
const joinWith = (part: object, spot = at(10, 10)) => joinOf(1, 10, { ...spot, sheet: sheetOf(part) } as never);

test('the leader opens an instance for the party at its entrance, a member does not', () => {
  const run = runZone({ map: city });
  run.step(joinWith(party('member')));
  expect(codes(run.step(event('instance.enter_party', { difficulty: 'hard' })))).toEqual(['instance.not_leader']);
  const led = runZone({ map: city });
  led.step(joinWith(party('leader')));
  expect(transfers(led.step(event('instance.enter_party', { difficulty: 'hard' })))).toMatchObject([
    { toZone: 'drowned_exchange', opens: 'hard' },
  ]);
});

test('an instance is not opened away from its entrance, nor without a party', () => {
  const away = runZone({ map: city });
  away.step(joinWith(party('leader'), at(40, 10)));
  expect(codes(away.step(event('instance.enter_party', { difficulty: 'normal' })))).toEqual(['instance.no_door']);
  const alone = runZone({ map: city });
  alone.step(joinOf(1, 10, at(10, 10)));
  expect(codes(alone.step(event('instance.enter_party', { difficulty: 'normal' })))).toEqual(['instance.no_party']);
});

test('a member asks from anywhere for a place in the open instance, once, and never for a public zone', () => {
  const run = runZone({ map: city });
  run.step(joinWith(party('member'), at(40, 10)));
  expect(codes(run.step(event('instance.join', { to: 'westbrook' })))).toEqual(['instance.none_open']);
  const join = event('instance.join', { to: 'drowned_exchange' });
  expect(transfers(run.step(join, join))).toMatchObject([{ toZone: 'drowned_exchange', opens: null }]);
});

function insideRun() {
  const run = runZone({ map: inside, instanceId, gameData: authoredGameData });
  run.step(joinWith(party('member'), at(30, 20)));
  run.steps(5);
  return run;
}
const dismissed = (dismissedFrom: readonly string[]) => newSheet({ dismissedFrom });
const out = (outputs: readonly ZoneOutput[]) => outputs.filter(({ kind }) => kind === 'transfer');

test('a player who has left the party sees a minute counted down, and is led out then', () => {
  const run = insideRun();
  const first = [...run.step(dismissed([instanceId])), ...run.steps(5)];
  expect(sent(first, 'instance.lead_out')).toEqual([{ leftMs: leadOutMs }]);
  expect(out(run.steps(leadOutMs / tickMs - 10))).toEqual([]);
  expect(out(run.steps(20))).toMatchObject([{ transfer: { toZone: 'watson', toPlace: 'exchange_door' } }]);
});

test('a player who is taken into the party again stays', () => {
  const run = insideRun();
  run.step(dismissed([instanceId]));
  run.steps(100);
  expect(sent([...run.step(dismissed([])), ...run.steps(5)], 'instance.lead_out')).toEqual([null]);
  expect(out(run.steps(leadOutMs / tickMs))).toEqual([]);
});

test('a player who was led out of another instance stays in this one', () => {
  const run = insideRun();
  run.step(dismissed(['another']));
  expect(out(run.steps(leadOutMs / tickMs + 20))).toEqual([]);
});
