import type { BoxView } from '@necp/shared/mail/schema';
import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import type { FakeAnswers } from '../../testing/fake-api';
import { boxOf, letterIdOf, letterOf } from '../../testing/letters';
import { button, renderApp, text } from '../../testing/render-app';
import { characterId, inventoryOf, itemAt } from '../../testing/samples';
import { MailboxWindow } from './mail-window';
import { emptyDraft, useDraft } from './store';

const stims = itemAt(0, 'stim_night', { quantity: 5 });
const bound = itemAt(1, 'pistol_lantern', { isBound: true });
const zora = {
  ...{ characterId, name: 'Zora', level: 7, isFriend: false, isOwn: false },
  valueDelayMs: 3_600_000,
};

beforeEach(() => useDraft.setState({ draft: emptyDraft }));

async function write(answers: FakeAnswers = {}, view: BoxView = boxOf([])) {
  const app = renderApp(<MailboxWindow onClose={vi.fn()} />, {
    'mail.box': ({ box = 'inbox' }) => ({ ...view, box }),
    'mail.receiver': ({ name }) => ({ receiver: name.toLowerCase() === 'zora' ? zora : null }),
    'mail.send': () => ({ letter: letterOf(1, { to: { characterId, name: 'Zora' } }), feeChits: 5 }),
    'inventory.view': () => inventoryOf([stims, bound]),
    'wallet.view': () => ({ characterId, balanceChits: 200n, entries: [] }),
    ...answers,
  });
  await app.user.click(await button(text('mail.write')));
  await screen.findByRole('group', { name: text('mail.bag') });
  return app;
}

const field = (name: string) => screen.findByLabelText(text(`mail.${name}`));
const send = async () => (await button(text('mail.send'))) as HTMLButtonElement;
const bag = () => within(screen.getByRole('group', { name: text('mail.bag') }));
const attached = () => within(screen.getByRole('group', { name: text('mail.attached') }));

test('a letter of words goes to the exact spelling of the name, without a question', async () => {
  const { api, user } = await write();
  await user.type(await field('receiver'), 'zora');
  expect(await screen.findByText('Zora')).toBeTruthy();
  await user.type(await field('text'), 'Hello there');
  await user.click(await send());
  await waitFor(() =>
    expect(api.callsOf('mail.send')).toMatchObject([
      { to: 'Zora', text: 'Hello there', items: [], chits: 0, codChits: 0 },
    ]),
  );
  expect(await screen.findByText(text('mail.sentTo', { name: 'Zora' }))).toBeTruthy();
  expect(useDraft.getState().draft).toEqual(emptyDraft);
});

test('items and money show their fee and the time they take, and are sent after a question', async () => {
  const { api, user } = await write();
  await user.type(await field('receiver'), 'Zora');
  await user.click(bag().getByRole('button', { name: /Night Shift Stim/ }));
  expect(attached().getByRole('button', { name: /Night Shift Stim/ })).toBeTruthy();
  await user.type(await field('sendMoney'), '150');
  expect(await screen.findByText('17 ¤')).toBeTruthy();
  expect(await screen.findByText(text('mail.arrivesInHours', { hours: 1 }))).toBeTruthy();
  await user.click(await send());
  const asked = await screen.findByRole('alertdialog');
  expect(asked.textContent).toContain('Night Shift Stim');
  expect(api.callsOf('mail.send')).toEqual([]);
  await user.click(within(asked).getByRole('button', { name: text('mail.send') }));
  await waitFor(() =>
    expect(api.callsOf('mail.send')).toMatchObject([{ items: [{ itemId: stims.id, quantity: 5 }], chits: 150 }]),
  );
});

test('a part of a stack is chosen by keyboard, and taken out again by Enter', async () => {
  const { user } = await write();
  bag()
    .getByRole('button', { name: /Night Shift Stim/ })
    .focus();
  await user.keyboard('m');
  const asked = await screen.findByRole('alertdialog');
  await user.click(within(asked).getByRole('button', { name: text('mail.attach') }));
  await waitFor(() => expect(useDraft.getState().draft.items).toEqual([{ itemId: stims.id, quantity: 3 }]));
  attached()
    .getByRole('button', { name: /Night Shift Stim/ })
    .focus();
  await user.keyboard('{Enter}');
  expect(useDraft.getState().draft.items).toEqual([]);
});

test('an item that is bound stays in the bag, and why is said', async () => {
  const { user } = await write();
  await user.click(bag().getByRole('button', { name: /Lantern-9/ }));
  expect(await screen.findByText(text('errors.inventory.bound'))).toBeTruthy();
  expect(useDraft.getState().draft.items).toEqual([]);
});

test('cash on delivery asks for a price and an item, and is sent as such', async () => {
  const { api, user } = await write();
  await user.type(await field('receiver'), 'Zora');
  await user.click(await screen.findByRole('switch'));
  expect(await screen.findByText(text('mail.fault.noPrice'))).toBeTruthy();
  await user.type(await field('price'), '90');
  expect(await screen.findByText(text('errors.mail.cod_needs_items'))).toBeTruthy();
  await user.click(bag().getByRole('button', { name: /Night Shift Stim/ }));
  await user.click(await send());
  const asked = await screen.findByRole('alertdialog');
  expect(asked.textContent).toContain(text('mail.sendCod', { money: '90 ¤' }));
  await user.click(within(asked).getByRole('button', { name: text('mail.send') }));
  await waitFor(() => expect(api.callsOf('mail.send')).toMatchObject([{ chits: 0, codChits: 90 }]));
});

test.each([
  { what: 'an unknown name', to: 'Zorra', amount: '', words: 'errors.mail.no_such_player' },
  { what: 'too little money', to: 'Zora', amount: '199', words: 'errors.wallet.too_poor' },
  { what: 'half a chit', to: 'Zora', amount: '1.5', words: 'mail.fault.amount' },
])('$what is refused in plain words before anything is sent', async ({ to, amount, words }) => {
  const { user } = await write();
  await user.type(await field('receiver'), to);
  await user.type(await field('subject'), 'Rent');
  if (amount !== '') await user.type(await field('sendMoney'), amount);
  await waitFor(() => expect(screen.getAllByText(text(words)).length).toBeGreaterThan(0));
  expect((await send()).disabled).toBe(true);
});

test('what may be sent in a day is shown as the reason when it is used up', async () => {
  const limits = { letters: 20, lettersLeft: 0, chits: 5_000, chitsLeft: 5_000 };
  const { user } = await write({}, boxOf([], { limits }));
  await user.type(await field('receiver'), 'Zora');
  await user.type(await field('subject'), 'Rent');
  expect(await screen.findByText(text('errors.mail.daily_letters', { most: 20 }))).toBeTruthy();
});

test('friends are offered as long as no name is typed', async () => {
  const presence = { status: 'offline', text: '', zoneId: null, channel: null, doing: null, seenAt: null } as const;
  const { user } = await write({
    'social.friends': () => ({
      friends: [
        {
          ...{ id: letterIdOf(9), note: '', groupId: null, isFavourite: false, madeAt: new Date('2026-11-01') },
          ...{ character: { name: 'Zora', level: 7, classId: 'bouncer' }, presence },
        },
      ],
      groups: [],
      own: { status: 'online', text: '', presenceTo: 'friends', placeTo: 'friends' },
    }),
  });
  const friends = await screen.findByRole('group', { name: text('mail.friends') });
  await user.click(within(friends).getByRole('button', { name: 'Zora' }));
  expect(useDraft.getState().draft.to).toBe('Zora');
});
