import { emoteNumber } from '@necp/shared/chat/emotes';
import type { ChatMessage, EmoteInput } from '@necp/shared/chat/schema';
import { entityFlags, type Intent } from '@necp/shared/protocol';
import { expect, test } from 'vitest';
import { entrant, joinOf, runZone, type ZoneRun } from '../../testing/run-zone';
import type { ZoneInput } from '../inputs';
import type { ZoneOutput } from '../outputs';

const silencing = (...numbers: number[]) => ({ silenced: new Set(numbers.map((number) => entrant(number).accountId)) });

/** Three players: the second beside the first, the third out of hearing. */
function scene(first: object = {}, second: object = {}): ZoneRun {
  const run = runZone();
  const at = (x: number, y: number) => ({ spot: { x, y, facing: 0 } });
  run.step(
    joinOf(1, 11, { ...at(60, 60), sheet: first }),
    joinOf(2, 12, { ...at(60, 61), sheet: second }),
    joinOf(3, 13, at(60, 95)),
  );
  run.steps(5);
  return run;
}

const playerOf = (run: ZoneRun, number: number) => run.zone.state.players.get(entrant(number).characterId);
const indexOf = (run: ZoneRun, number: number) => playerOf(run, number)?.entityIndex ?? -1;
const idOf = (run: ZoneRun, number: number) => run.zone.state.ids[indexOf(run, number)] ?? 0;
const motionOf = (run: ZoneRun, number: number) => run.zone.state.appearances[indexOf(run, number)]?.variant;

const show = (connectionId: number, message: EmoteInput): ZoneInput => ({
  kind: 'event',
  connectionId,
  event: { name: 'chat.emote', message },
});

function heard(out: readonly ZoneOutput[], connectionId: number): ChatMessage[] {
  return out.flatMap((one) =>
    one.kind === 'send' && one.name === 'chat.message' && one.connectionIds.includes(connectionId)
      ? [one.message as ChatMessage]
      : [],
  );
}
const refusals = (out: readonly ZoneOutput[]) => out.flatMap((one) => (one.kind === 'rejected' ? [one.what] : []));
const intent = (seq: number, change: Partial<Intent> = {}): ZoneInput => ({
  kind: 'intent',
  connectionId: 11,
  intent: { seq, moveX: 0, moveY: 0, aim: 0, buttons: 0, seenQuarter: 0, aimTiles: 0, ...change },
});

test('an emote is read by players near by, seen on the body, and kept for moderators', () => {
  const run = scene();
  const out = run.step(show(11, { emote: 'wave', entityId: idOf(run, 2) }));
  const name = playerOf(run, 2)?.name ?? '';
  const target = { kind: 'player', name: { en: name, ru: name } };
  expect(heard(out, 12)).toMatchObject([{ channel: 'say', style: 'emote', emote: { id: 'wave', target } }]);
  expect(heard(out, 11)).toHaveLength(1);
  expect(heard(out, 13)).toEqual([]);
  expect(motionOf(run, 1)).toBe(emoteNumber('wave'));
  expect(out).toContainEqual(
    expect.objectContaining({ kind: 'spoken', chatMessage: expect.objectContaining({ text: `/wave ${name}` }) }),
  );
});

test('a short emote ends by itself, a long one lasts', () => {
  const run = scene();
  run.step(show(11, { emote: 'nod' }), show(12, { emote: 'sit' }));
  run.steps(31);
  expect(motionOf(run, 1)).toBe(emoteNumber('nod'));
  run.steps(2);
  expect([motionOf(run, 1), motionOf(run, 2)]).toEqual([0, emoteNumber('sit')]);
  run.steps(400);
  expect(motionOf(run, 2)).toBe(emoteNumber('sit'));
});

test.each([
  ['a step', { moveX: 127 }],
  ['a shot', { buttons: 2 }],
  ['aiming', { buttons: 4 }],
  ['a roll', { moveX: 127, buttons: 8 }],
] as const)('%s ends an emote, and none begins while it goes on', (_what, change) => {
  const run = scene();
  run.step(show(11, { emote: 'dance' }));
  run.step(intent(1));
  expect(motionOf(run, 1)).toBe(emoteNumber('dance'));
  run.step(intent(2, change));
  expect(motionOf(run, 1)).toBe(0);
  const out = run.step(intent(3, change), show(11, { emote: 'sit' }));
  expect(heard(out, 12)).toHaveLength(1);
  run.step(intent(4, change));
  expect(motionOf(run, 1)).toBe(0);
});

test('a fight ends an emote', () => {
  const run = scene();
  run.step(show(11, { emote: 'dance' }));
  const { flags } = run.zone.state;
  expect((flags[indexOf(run, 1)] ?? 0) & entityFlags.inCombat).toBe(0);
  expect(motionOf(run, 1)).toBe(emoteNumber('dance'));
  flags[indexOf(run, 1)] = (flags[indexOf(run, 1)] ?? 0) | entityFlags.downed;
  run.step();
  expect(motionOf(run, 1)).toBe(0);
});

test('emotes and lines share one pace', () => {
  const run = scene();
  const emotes = Array.from({ length: 5 }, () => show(11, { emote: 'clap' }));
  expect(heard(run.step(...emotes), 12)).toHaveLength(5);
  const out = run.step(show(11, { emote: 'bow' }), {
    kind: 'say',
    connectionId: 11,
    said: { channel: 'say', text: 'and me' },
  });
  expect(heard(out, 12)).toEqual([]);
  expect(refusals(out)).toEqual(['chat.too_fast', 'chat.too_fast']);
  expect(motionOf(run, 1)).toBe(emoteNumber('clap'));
});

test('a muted player shows nothing', () => {
  const run = scene({ mutes: [{ channel: 'say', untilMs: Number.MAX_SAFE_INTEGER }] });
  const out = run.step(show(11, { emote: 'wave' }));
  expect([heard(out, 12), refusals(out), motionOf(run, 1)]).toEqual([[], ['chat.muted'], 0]);
});

test('between two players of a block an emote has no line and no target', () => {
  const run = scene(silencing(2), silencing(1));
  for (const [from, to, other] of [
    [11, 2, 12],
    [12, 1, 11],
  ] as const) {
    const out = run.step(show(from, { emote: 'wave', entityId: idOf(run, to) }));
    expect(heard(out, other)).toEqual([]);
    expect(heard(out, from)).toMatchObject([{ emote: { id: 'wave', target: null } }]);
  }
});

test('a target that is unknown, far away or oneself is left out', () => {
  const run = scene();
  for (const entityId of [999_999, idOf(run, 3), idOf(run, 1)])
    expect(heard(run.step(show(11, { emote: 'bow', entityId })), 11)).toMatchObject([{ emote: { target: null } }]);
});

test('a player who left takes the emote along', () => {
  const run = scene();
  run.step(show(11, { emote: 'dance' }));
  run.step(joinOf(1, 21, { epoch: 2 }));
  run.steps(3);
  run.step({ kind: 'lost', connectionId: 21 } as ZoneInput);
  run.steps(700);
  expect(playerOf(run, 1)).toBeUndefined();
});
