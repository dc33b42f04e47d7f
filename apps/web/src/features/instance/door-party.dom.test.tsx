import type { InstanceMemberView, PartyInstanceRun, PartyInstanceView } from '@necp/shared/instance/schema';
import { cleanup, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { button, renderApp, text } from '../../testing/render-app';
import { DoorParty } from './door-party';

const idOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const ownId = idOf(1);
const later = new Date('2999-01-01');
const hard = { zoneId: 'drowned_exchange', difficulty: 'hard', endsAt: later } as const;
const member = (number: number, changes: Partial<InstanceMemberView> = {}): InstanceMemberView => ({
  characterId: idOf(number) as never,
  name: `Player ${number}`,
  level: 9,
  zoneId: 'watson' as never,
  answer: 'none',
  isInside: false,
  locks: [],
  ...changes,
});
const run = (changes: Partial<PartyInstanceRun> = {}): PartyInstanceRun => ({
  instanceId: idOf(90),
  zoneId: 'drowned_exchange',
  difficulty: 'normal',
  openedAt: later,
  callEndsAt: later,
  places: 4,
  taken: 2,
  own: 'none',
  isInside: false,
  ...changes,
});
const view = (changes: Partial<PartyInstanceView>): PartyInstanceView => ({
  run: null,
  mayOpen: false,
  members: [member(1), member(2)],
  ...changes,
});
const send = () => ({ send: vi.fn() });

function atTheDoor(answer: PartyInstanceView) {
  const playerActions = send();
  const shown = renderApp(<DoorParty to="drowned_exchange" ownId={ownId} playerActions={playerActions} />, {
    'party.instance': () => answer,
  });
  return { ...shown, playerActions };
}

test('the leader opens the hard instance for the party, unless locked in it, and sees who is', async () => {
  const members = [member(1), member(2, { locks: [hard] })];
  const { user, playerActions } = atTheDoor(view({ mayOpen: true, members }));
  await user.click(await screen.findByRole('radio', { name: text('instance.difficulties.hard') }));
  expect(screen.getByRole('list', { name: text('instance.locks') }).textContent).toContain('Player 2');
  await user.click(await button(text('instance.enterParty')));
  expect(playerActions.send).toHaveBeenCalledWith('instance.enter_party', { difficulty: 'hard' });
});

test('a leader who is locked cannot open the hard instance', async () => {
  const { user } = atTheDoor(view({ mayOpen: true, members: [member(1, { locks: [hard] }), member(2)] }));
  await user.click(await screen.findByRole('radio', { name: text('instance.difficulties.hard') }));
  expect((await button(text('instance.enterParty'))).hasAttribute('disabled')).toBe(true);
});

test('a member waits for the leader, and joins the instance that is open', async () => {
  atTheDoor(view({}));
  expect(await screen.findByText(text('instance.leaderOpens'))).toBeTruthy();
  cleanup();
  const { user, playerActions } = atTheDoor(view({ run: run() }));
  await user.click(await button(text('instance.join')));
  expect(playerActions.send).toHaveBeenCalledWith('instance.join', { to: 'drowned_exchange' });
});
