import { type ChatLink, linkMark, type LinkRef } from '@necp/shared/chat/links';
import type { ChatMessage } from '@necp/shared/chat/schema';
import type { ItemId, ZoneId } from '@necp/shared/kernel';
import { expect, test } from 'vitest';
import { entrant, joinOf, runZone, type ZoneRun } from '../../testing/run-zone';
import type { ZoneInput } from '../inputs';
import type { ZoneOutput } from '../outputs';

const ref: LinkRef = { kind: 'item', itemId: '0190a0a0-0000-7000-8000-000000000001' as ItemId };
const link: ChatLink = { kind: 'place', zoneId: 'watson' as ZoneId, x: 3, y: 4 };

/** Two players beside each other. */
function scene(): ZoneRun {
  const run = runZone();
  run.step(joinOf(1, 11, { spot: { x: 60, y: 60, facing: 0 } }), joinOf(2, 12, { spot: { x: 60, y: 61, facing: 0 } }));
  return run;
}

const offer = (run: ZoneRun, text = `take ${linkMark}`, links = [ref]) =>
  run.step({ kind: 'say', connectionId: 11, said: { channel: 'say', text, links } });
const asked = (out: readonly ZoneOutput[]) => out.flatMap((one) => (one.kind === 'links_asked' ? [one] : []));
const heard = (out: readonly ZoneOutput[], connectionId = 12) =>
  out.flatMap((one) =>
    one.kind === 'send' && one.name === 'chat.message' && one.connectionIds.includes(connectionId)
      ? [one.message as ChatMessage]
      : [],
  );
const codes = (out: readonly ZoneOutput[]) =>
  out.flatMap((one) =>
    one.kind === 'send' && one.name === 'chat.rejected'
      ? [(one.message as ZoneInput<'linked'>['rejection'])?.code]
      : [],
  );
const answer = (run: ZoneRun, out: readonly ZoneOutput[], more: Partial<ZoneInput<'linked'>> = {}) =>
  run.step({ kind: 'linked', id: asked(out)[0]?.id ?? '', links: [link], rejection: null, ...more });

test('a line with a link is said when the domain has looked the link up, for its speaker', () => {
  const run = scene();
  const out = offer(run);
  expect(heard(out)).toEqual([]);
  expect(asked(out)).toMatchObject([
    { characterId: entrant(1).characterId, accountId: entrant(1).accountId, refs: [ref] },
  ]);
  const said = answer(run, out);
  expect(heard(said)).toMatchObject([{ text: `take ${linkMark}`, links: [link] }]);
  expect(said.some((one) => one.kind === 'spoken')).toBe(true);
  // An answer that comes twice says nothing twice.
  expect(heard(answer(run, out))).toEqual([]);
});

test('a link that the speaker may not show is refused to the speaker alone', () => {
  const run = scene();
  const out = offer(run);
  const refused = answer(run, out, { links: null, rejection: { code: 'chat.not_yours', params: {} } });
  expect(codes(refused)).toEqual(['chat.not_yours']);
  expect(heard(refused)).toEqual([]);
});

test('a line is dropped when its speaker leaves before it is said', () => {
  const run = scene();
  const out = offer(run);
  run.step({ kind: 'lost', connectionId: 11 });
  const { characterId } = entrant(1);
  for (let ticks = 0; run.zone.state.players.has(characterId) && ticks < 20_000; ticks++) run.step();
  expect(heard(answer(run, out))).toEqual([]);
});

test('a mute that arrives meanwhile holds', () => {
  const run = scene();
  const out = offer(run);
  const mutes = [{ channel: 'all' as const, untilMs: run.zone.state.nowMs + 60_000 }];
  const { characterId, sheet } = entrant(1, { sheet: { mutes, versions: { chat: 1 } } });
  run.step({ kind: 'sheet', characterId, sheet });
  const said = answer(run, out);
  expect([heard(said), codes(said)]).toEqual([[], ['chat.muted']]);
});

test('a mark without a link is left out, and a link without a mark asks nothing', () => {
  const run = scene();
  expect(heard(offer(run, `a${linkMark}b`, []))).toMatchObject([{ text: 'ab' }]);
  const out = offer(run, 'no mark', [ref]);
  expect([asked(out), heard(out)]).toMatchObject([[], [{ text: 'no mark' }]]);
});

test('a name after @ mentions a player of the zone, but not its speaker', () => {
  const run = scene();
  const [first, second] = [1, 2].map((number) => [...run.zone.state.players.values()][number - 1]?.name);
  const names = ['Ada', 'Юно'];
  [...run.zone.state.players.values()].forEach((player, at) => {
    player.name = names[at] ?? '';
  });
  expect([first, second]).not.toContain(undefined);
  const out = offer(run, '@юно and @Ada', []);
  expect(heard(out)[0]?.mentions).toEqual([{ characterId: entrant(2).characterId, name: 'Юно' }]);
});
