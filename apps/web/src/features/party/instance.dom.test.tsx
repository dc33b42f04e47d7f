import type { InstanceMemberView, PartyInstanceRun, PartyInstanceView } from '@necp/shared/instance/schema';
import { cleanup, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { button, renderApp, text } from '../../testing/render-app';
import { InstanceSection } from './instance-section';

const idOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const ownId = idOf(1);
const later = new Date('2999-01-01');
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

test('the window lets a member return although all places are taken, and others wait', async () => {
  const playerActions = send();
  const answer = { run: run({ taken: 4, own: 'admitted' }) };
  const first = renderApp(<InstanceSection ownId={ownId} playerActions={playerActions} />, {
    'party.instance': () => view(answer),
  });
  await first.user.click(await button(text('party.instance.return')));
  expect(playerActions.send).toHaveBeenCalledWith('instance.join', { to: 'drowned_exchange' });
  cleanup();
  renderApp(<InstanceSection ownId={ownId} playerActions={playerActions} />, {
    'party.instance': () => view({ run: run({ taken: 4 }) }),
  });
  expect(await screen.findByText(text('party.instance.barred.full'))).toBeTruthy();
  expect((await button(text('party.instance.enter'))).hasAttribute('disabled')).toBe(true);
});
