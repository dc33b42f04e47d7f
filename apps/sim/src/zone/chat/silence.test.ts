import type { ChatMessage } from '@necp/shared/chat/schema';
import type { DuelBoard, ZoneWelcome } from '@necp/shared/protocol';
import { expect, test } from 'vitest';
import { entrant, joinOf, runZone, type ZoneRun } from '../../testing/run-zone';
import type { ZoneInput } from '../inputs';
import type { ZoneOutput } from '../outputs';

const accountOf = (number: number) => entrant(number).accountId;
const silencing = (...numbers: number[]) => ({ silenced: new Set(numbers.map(accountOf)) });

/** Three players beside each other: the first has blocked the second, who does not know. */
function scene(): ZoneRun {
  const run = runZone();
  const at = (y: number) => ({ spot: { x: 60, y, facing: 0 } });
  run.step(
    joinOf(1, 11, { ...at(60), sheet: silencing(2) }),
    joinOf(2, 12, { ...at(61), sheet: silencing(1) }),
    joinOf(3, 13, at(62)),
  );
  return run;
}

function sent<T>(out: readonly ZoneOutput[], name: string, connectionId: number): T[] {
  return out.flatMap((one) =>
    one.kind === 'send' && one.name === name && one.connectionIds.includes(connectionId) ? [one.message as T] : [],
  );
}
const hearers = (out: readonly ZoneOutput[]) =>
  [11, 12, 13].filter((connectionId) => sent<ChatMessage>(out, 'chat.message', connectionId).length > 0);
const say = (run: ZoneRun, connectionId: number, channel: 'say' | 'zone') =>
  hearers(run.step({ kind: 'say', connectionId, said: { channel, text: `${channel} of ${connectionId}` } }));

test('a blocked player hears their own lines and is heard by all but the blocker, whose lines they do not hear', () => {
  const run = scene();
  for (const channel of ['say', 'zone'] as const) {
    expect(say(run, 12, channel)).toEqual([12, 13]);
    expect(say(run, 11, channel)).toEqual([11, 13]);
    expect(say(run, 13, channel)).toEqual([11, 12, 13]);
  }
});

test('a line from another channel of the zone is not shown to who has blocked its speaker', () => {
  const run = scene();
  const chatMessage: ChatMessage = {
    id: 'watson.2.1.1',
    channel: 'zone',
    atMs: 5,
    sender: { characterId: entrant(2).characterId, name: 'Player 2', entityId: 77 },
    text: 'over here',
  };
  expect(hearers(run.step({ kind: 'heard', chatMessage, accountId: accountOf(2) }))).toEqual([12, 13]);
  expect(hearers(run.step({ kind: 'heard', chatMessage, accountId: null }))).toEqual([11, 12, 13]);
});

test('a player who enters is not shown earlier lines of who is blocked', () => {
  const run = scene();
  for (const connectionId of [11, 12, 13]) say(run, connectionId, 'zone');
  const out = run.step(joinOf(1, 21, { epoch: 2, sheet: silencing(2) }), joinOf(4, 14));
  const shown = (connectionId: number) =>
    sent<ZoneWelcome>(out, 'zone.welcome', connectionId).flatMap(({ recentMessages }) =>
      recentMessages.map(({ text }) => text),
    );
  expect(shown(21)).toEqual(['zone of 11', 'zone of 13']);
  expect(shown(14)).toEqual(['zone of 11', 'zone of 12', 'zone of 13']);
});

test('a newer sheet decides from its tick on', () => {
  const run = scene();
  const { characterId, sheet } = entrant(1, { sheet: { silenced: new Set(), versions: { social: 1 } } });
  run.step({ kind: 'sheet', characterId, sheet });
  expect(say(run, 12, 'zone')).toEqual([11, 12, 13]);
});

test('a challenge to or from a blocked player is answered as if the other were not there', () => {
  const run = scene();
  const { state } = run.zone;
  const idOf = (number: number) => state.ids[state.players.get(entrant(number).characterId)?.entityIndex ?? -1] ?? 0;
  const challenge = (connectionId: number, entityId: number) =>
    run.step({ kind: 'event', connectionId, event: { name: 'duel.challenge', message: { entityId } } } as ZoneInput);
  for (const [from, to] of [
    [12, 1],
    [11, 2],
  ] as const) {
    const out = [...challenge(from, idOf(to)), ...run.steps(2)];
    expect(sent<{ readonly code: string }>(out, 'action.rejected', from).map(({ code }) => code)).toEqual([
      'combat.no_such_target',
    ]);
    expect(sent<DuelBoard>(out, 'duel.state', 10 + to)).toEqual([]);
  }
  expect(sent([...challenge(13, idOf(1)), ...run.steps(2)], 'duel.state', 11)).toMatchObject([{ phase: 'challenged' }]);
});

test('no player hears a muted one until the mute ends, and the muted player reads how long it lasts', () => {
  const run = scene();
  const { characterId } = entrant(3);
  const untilMs = run.zone.state.nowMs + 10_000;
  const muting = (channel: 'say' | 'all', version: number) => {
    const mutes = [{ channel, untilMs }];
    const { sheet } = entrant(3, { sheet: { mutes, versions: { chat: version } } });
    run.step({ kind: 'sheet', characterId, sheet });
  };
  muting('say', 1);
  const out = run.step({ kind: 'say', connectionId: 13, said: { channel: 'say', text: 'hello' } });
  expect(hearers(out)).toEqual([]);
  expect(sent(out, 'chat.rejected', 13)).toEqual([{ code: 'chat.muted', params: { days: 0, hours: 0, minutes: 1 } }]);
  expect(say(run, 13, 'zone')).toEqual([11, 12, 13]);
  muting('all', 2);
  expect(say(run, 13, 'zone')).toEqual([]);
  run.steps(250);
  expect(say(run, 13, 'say')).toEqual([11, 12, 13]);
});
