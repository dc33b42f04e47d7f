import type { PartyMarkView } from '@necp/shared/party/marks';
import type { PartyRank } from '@necp/shared/party/schema';
import { act, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import type { GameEvents } from '../../game/types';
import { Subscriptions } from '../../realtime/subscriptions';
import type { RealtimeEvents } from '../../realtime/types';
import { button, renderApp, text } from '../../testing/render-app';
import { listenToParty } from './listen';
import { TargetMark } from './target-mark';

const skull = { mark: 'skull', on: { kind: 'enemy', zoneId: 'watson', channel: 1, entityId: 5 } };
const answer = (ownRank: PartyRank, marks: readonly object[] = []) => ({
  'party.own': () =>
    ({
      party: { isRaid: true, ownRank, members: [], marks: marks as readonly PartyMarkView[] },
      received: [],
      sent: [],
    }) as never,
});

function openTarget(answers: Parameters<typeof renderApp>[1]) {
  const connection = new Subscriptions<RealtimeEvents>();
  const game = new Subscriptions<GameEvents>();
  const ends = listenToParty({ connection, game });
  const send = vi.fn(() => true);
  const app = renderApp(<TargetMark playerActions={{ send } as never} />, answers);
  act(() => connection.publish('zone.welcome', { zoneId: 'watson', channel: 1, x: 12, y: 10 } as never));
  const target = (id: number | null, kind = 'enemy') =>
    act(() => game.publish('target', id === null ? null : ({ id, kind, name: '' } as never)));
  return { ...app, send, target, end: () => ends.forEach((end) => end()) };
}

test('the target is marked by a menu, which shows its mark and takes it away', async () => {
  const { user, send, target, end } = openTarget(answer('assistant', [skull]));
  target(6);
  await user.click(await button(text('hud.marks.mark')));
  expect(screen.queryByRole('menuitem', { name: text('hud.marks.remove') })).toBeNull();
  await user.click(await screen.findByRole('menuitem', { name: text('hud.marks.star') }));
  expect(send).toHaveBeenLastCalledWith('party.mark', { entityId: 6, mark: 'star' });
  target(5);
  await user.click(await screen.findByRole('button', { name: new RegExp(text('hud.marks.skull')) }));
  await user.click(await screen.findByRole('menuitem', { name: text('hud.marks.remove') }));
  expect(send).toHaveBeenLastCalledWith('party.mark', { entityId: 5, mark: null });
  target(null);
  expect(screen.queryByRole('button')).toBeNull();
  end();
});

test('a member of a raid without a rank sees the mark and no menu', async () => {
  const { target, end } = openTarget(answer('member', [skull]));
  target(5);
  expect(await screen.findByRole('img', { name: text('hud.marks.skull') })).toBeTruthy();
  expect(screen.queryByRole('button')).toBeNull();
  end();
});
