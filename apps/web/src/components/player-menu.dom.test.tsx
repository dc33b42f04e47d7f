import { screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { button, renderApp, text } from '../testing/render-app';
import { PlayerMenu } from './player-menu';
import { useReportedVoice, useTalkedWith } from './speaking';

const relation = (is: 'none' | 'friend' | 'blocked', blockId: string | null = null) => ({
  'social.relation': () => ({ is, blockId }),
});
const items = async () => (await screen.findAllByRole('menuitem')).map(({ textContent }) => textContent);
const words = (...keys: string[]) => keys.map((key) => text(`hud.${key}`));

test('a player is asked to become a friend, by right click as well', async () => {
  const { user, api } = renderApp(<PlayerMenu name="Ivo" />, {
    ...relation('none'),
    'social.ask': () => ({ became: 'sent' }),
  });
  await user.pointer({ keys: '[MouseRight]', target: await button(text('hud.playerMenu', { name: 'Ivo' })) });
  await user.click(await screen.findByRole('menuitem', { name: text('hud.addFriend') }));
  await vi.waitFor(() => expect(api.callsOf('social.ask')).toMatchObject([{ name: 'Ivo' }]));
  expect(await screen.findByText(text('hud.friendAsked', { name: 'Ivo' }))).toBeTruthy();
});

test('the menu opens by keyboard, and has only what can be done', async () => {
  const { user } = renderApp(<PlayerMenu name="Ivo" onDuel={() => undefined} />, relation('friend'));
  (await button(text('hud.playerMenu', { name: 'Ivo' }))).focus();
  await user.keyboard('{Enter}');
  await screen.findByRole('menuitem', { name: text('hud.blockPlayer') });
  const social = ['whisperTo', 'inviteToParty', 'askForParty', 'tradeWith', 'linkInChat'] as const;
  const all = ['playerDuel', ...social, 'playerProfile', 'blockPlayer'] as const;
  expect(await items()).toEqual(words(...all));
});

test('a blocked player can be unblocked', async () => {
  const blockId = '00000000-0000-4000-8000-000000000001';
  const { user, api } = renderApp(<PlayerMenu name="Ivo" />, {
    ...relation('blocked', blockId),
    'social.unblock': () => ({ done: true as const }),
  });
  await user.click(await button(text('hud.playerMenu', { name: 'Ivo' })));
  await user.click(await screen.findByRole('menuitem', { name: text('hud.unblockPlayer') }));
  await vi.waitFor(() => expect(api.callsOf('social.unblock')).toMatchObject([{ blockId }]));
});

test('a player is invited to the party, or asked to take one in', async () => {
  const { user, api } = renderApp(<PlayerMenu name="Ivo" />, {
    ...relation('none'),
    'party.invite': () => ({ done: true as const }),
    'party.request': () => ({ done: true as const }),
  });
  for (const [item, call] of [
    ['inviteToParty', 'party.invite'],
    ['askForParty', 'party.request'],
  ] as const) {
    await user.click(await button(text('hud.playerMenu', { name: 'Ivo' })));
    await user.click(await screen.findByRole('menuitem', { name: text(`hud.${item}`) }));
    await vi.waitFor(() => expect(api.callsOf(call)).toMatchObject([{ name: 'Ivo' }]));
  }
});

test('a player who was in a call with the reader can be reported for it, and no other', async () => {
  useTalkedWith.setState({ names: new Set(['Ivo']) });
  const { user } = renderApp(
    <>
      <PlayerMenu name="Ivo" />
      <PlayerMenu name="Mara" />
    </>,
    relation('friend'),
  );
  await user.click(await button(text('hud.playerMenu', { name: 'Mara' })));
  await screen.findByRole('menuitem', { name: text('hud.blockPlayer') });
  expect(await items()).not.toContain(text('hud.voice.reportItem'));
  await user.keyboard('{Escape}');
  await user.click(await button(text('hud.playerMenu', { name: 'Ivo' })));
  await user.click(await screen.findByRole('menuitem', { name: text('hud.voice.reportItem') }));
  expect(useReportedVoice.getState().name).toBe('Ivo');
  useTalkedWith.setState({ names: new Set() });
  useReportedVoice.setState({ name: null });
});
