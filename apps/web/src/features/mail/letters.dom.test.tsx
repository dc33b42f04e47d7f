import type { BoxView, LetterView } from '@necp/shared/mail/schema';
import { screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { describe, expect, test, vi } from 'vitest';
import type { FakeAnswers } from '../../testing/fake-api';
import { boxOf, letterIdOf, letterOf } from '../../testing/letters';
import { button, renderApp, text } from '../../testing/render-app';
import { characterId, itemAt } from '../../testing/samples';
import { MailboxWindow, MailWindow } from './mail-window';
import { useAtBox, useDraft } from './store';

const done = () => ({ changed: 1 });
const wallet = (balanceChits: bigint) => () => ({ characterId, balanceChits, entries: [] });
const taking = { take: true, pay: false, sendBack: true, recall: false, reply: true, report: true } as const;
const stim = itemAt(0, 'stim_night', { quantity: 3 });
const full = (number: number, changes: Partial<LetterView> = {}) =>
  letterOf(number, { items: [stim], can: { ...taking, destroy: 'with_contents' }, ...changes });

function openMail(view: BoxView | ((box: string) => BoxView), answers: FakeAnswers = {}) {
  const app = renderApp(<MailboxWindow onClose={vi.fn()} />, {
    'mail.box': ({ box = 'inbox' }) => (typeof view === 'function' ? view(box) : { ...view, box }),
    'mail.mark': done,
    'wallet.view': wallet(500n),
    ...answers,
  });
  return app;
}

const row = async (subject: string) => screen.findByRole('button', { name: new RegExp(subject) });
const box = (subject: string) => screen.findByRole('checkbox', { name: text('mail.choose', { subject }) });

describe('the list of letters', () => {
  test('marks what is unread, says what is inside, and has no barrier', async () => {
    openMail(boxOf([full(1, { chits: 40 }), letterOf(2, { isRead: true })]));
    const first = await row('Subject 1');
    expect(first.textContent).toContain(text('mail.unreadMark'));
    expect(first.textContent).toContain('40 ¤');
    expect(within(first).getByText(text('mail.itemCount', { count: 1 }))).toBeTruthy();
    expect((await row('Subject 2')).textContent).not.toContain(text('mail.unreadMark'));
    const { violations } = await axe.run(document.body, { rules: { region: { enabled: false } } });
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });

  test('asks the server for what is searched and for unread letters only', async () => {
    const { api, user } = openMail(boxOf([letterOf(1)]));
    await user.type(await screen.findByRole('searchbox', { name: text('mail.search') }), 'rent');
    await waitFor(() => expect(api.callsOf('mail.box')).toContainEqual(expect.objectContaining({ text: 'rent' })));
  });

  test('takes everything out of several letters, and says why something is left', async () => {
    const { api, user } = openMail(boxOf([full(1), full(2)]), {
      'mail.takeAll': () => ({
        letters: [
          { letterId: letterIdOf(1), left: null },
          { letterId: letterIdOf(2), left: 'bag_full' },
        ],
      }),
    });
    await user.click(await box('Subject 1'));
    await user.click(await box('Subject 2'));
    await user.click(await button(text('mail.takeAll')));
    await waitFor(() =>
      expect(api.callsOf('mail.takeAll')).toMatchObject([{ letterIds: [letterIdOf(1), letterIdOf(2)] }]),
    );
    expect(await screen.findByText(text('mail.taken.done', { count: 1 }))).toBeTruthy();
    expect(await screen.findByText(text('mail.taken.left.bag_full'))).toBeTruthy();
  });

  test('deletes empty letters, and asks before it destroys what is inside', async () => {
    const { api, user } = openMail(boxOf([letterOf(1), full(2)]), { 'mail.destroy': done });
    await user.click(await box('Subject 1'));
    await user.click(await button(text('mail.destroy')));
    await waitFor(() =>
      expect(api.callsOf('mail.destroy')).toMatchObject([{ letterIds: [letterIdOf(1)], withContents: false }]),
    );
    await user.click(await box('Subject 2'));
    await user.click(await button(text('mail.destroy')));
    const asked = await screen.findByRole('alertdialog');
    expect(asked.textContent).toContain(text('mail.destroyText', { count: 1 }));
    expect(api.callsOf('mail.destroy')).toHaveLength(1);
    await user.click(within(asked).getByRole('button', { name: text('mail.destroy') }));
    await waitFor(() => expect(api.callsOf('mail.destroy')[1]).toMatchObject({ withContents: true }));
  });

  test('says in each box that it is empty', async () => {
    const { user } = openMail(boxOf([]));
    expect(await screen.findByText(text('mail.empty.inbox'))).toBeTruthy();
    await user.click(screen.getByRole('tab', { name: text('mail.box.lost') }));
    expect(await screen.findByText(text('mail.empty.lost'))).toBeTruthy();
  });

  test('shows more letters when there are more', async () => {
    const older = ({ cursor }: { readonly cursor?: string | null | undefined }) =>
      cursor == null ? boxOf([letterOf(1)], { next: letterIdOf(1) }) : boxOf([letterOf(2)]);
    const { api, user } = openMail(boxOf([]), { 'mail.box': older });
    await user.click(await button(text('mail.more')));
    await waitFor(() => expect(api.callsOf('mail.box').at(-1)).toMatchObject({ cursor: letterIdOf(1) }));
    expect(await row('Subject 2')).toBeTruthy();
  });
});

describe('an open letter', () => {
  test('is read, shows its text, and gives one item or everything', async () => {
    const { api, user } = openMail(boxOf([full(1, { chits: 1_500 })]), {
      'mail.take': () => ({ letter: full(1) }),
    });
    await user.click(await row('Subject 1'));
    const letter = await screen.findByRole('region', { name: 'Subject 1' });
    expect(within(letter).getByText('Text 1')).toBeTruthy();
    expect(within(letter).getByText('1,500 ¤')).toBeTruthy();
    await waitFor(() => expect(api.callsOf('mail.mark')).toMatchObject([{ letterIds: [letterIdOf(1)], as: 'read' }]));
    await user.click(within(letter).getByRole('button', { name: /Night Shift Stim/ }));
    await user.click(within(letter).getByRole('button', { name: text('mail.takeOne') }));
    await waitFor(() => expect(api.callsOf('mail.take')).toMatchObject([{ itemId: stim.id }]));
    const everything = within(letter).getByRole('button', { name: text('mail.takeAll') });
    await waitFor(() => expect(everything.getAttribute('aria-busy')).toBeNull());
    await user.click(everything);
    await waitFor(() => expect(api.callsOf('mail.take')[1]).toMatchObject({ itemId: null }));
  });

  const cod = (number: number) =>
    full(number, {
      cod: { chits: 250, isPaid: false },
      can: { ...taking, take: false, pay: true, destroy: 'no' },
    });

  test('with cash on delivery is paid at the price that was shown, after a question', async () => {
    const { api, user } = openMail(boxOf([cod(1)]), { 'mail.pay': () => ({ letter: full(1) }) });
    await user.click(await row('Subject 1'));
    await user.click(await button(text('mail.payAndTake', { money: '250 ¤' })));
    const asked = await screen.findByRole('alertdialog');
    expect(asked.textContent).toContain('Night Shift Stim');
    expect(asked.textContent).toContain(text('mail.payLeft', { money: '250 ¤' }));
    expect(api.callsOf('mail.pay')).toEqual([]);
    await user.click(within(asked).getByRole('button', { name: text('mail.pay') }));
    await waitFor(() => expect(api.callsOf('mail.pay')).toMatchObject([{ codChits: 250 }]));
  });

  test('with cash on delivery that the player cannot pay says so', async () => {
    const { user } = openMail(boxOf([cod(1)]), { 'wallet.view': wallet(20n) });
    await user.click(await row('Subject 1'));
    expect(await screen.findByText(text('mail.tooPoor', { money: '20 ¤' }))).toBeTruthy();
    const pay = await button(text('mail.payAndTake', { money: '250 ¤' }));
    expect((pay as HTMLButtonElement).disabled).toBe(true);
  });

  const choose = async (user: ReturnType<typeof openMail>['user'], item: string) => {
    await user.click(await row('Subject 1'));
    await user.click(await button(text('mail.menu', { subject: 'Subject 1' })));
    await user.click(await screen.findByRole('menuitem', { name: text(`mail.${item}`) }));
  };

  test('is returned after a question, and archived without one', async () => {
    const { api, user } = openMail(boxOf([full(1)]), { 'mail.sendBack': done });
    await choose(user, 'sendBack');
    const asked = await screen.findByRole('alertdialog');
    await user.click(within(asked).getByRole('button', { name: text('mail.sendBack') }));
    await waitFor(() => expect(api.callsOf('mail.sendBack')).toMatchObject([{ letterId: letterIdOf(1) }]));
    await choose(user, 'archive');
    await waitFor(() => expect(api.callsOf('mail.mark').at(-1)).toMatchObject({ as: 'archived' }));
  });

  test('is reported with a reason', async () => {
    const { api, user } = openMail(boxOf([letterOf(1)]), { 'moderation.reportLetter': () => ({ done: true }) });
    await choose(user, 'report');
    await user.click(await button(text('hud.report.send')));
    await waitFor(() =>
      expect(api.callsOf('moderation.reportLetter')).toMatchObject([{ letterId: letterIdOf(1), reason: 'fraud' }]),
    );
  });

  test('is answered with its words below, and a letter that was begun is lost only after a question', async () => {
    useDraft.getState().change({ text: 'half a thought' });
    const { user } = openMail(boxOf([letterOf(1)]), { 'mail.receiver': () => ({ receiver: null }) });
    await choose(user, 'reply');
    await user.click(
      within(await screen.findByRole('alertdialog')).getByRole('button', { name: text('mail.replace.confirm') }),
    );
    expect(await screen.findByRole('form', { name: text('mail.newLetter') })).toBeTruthy();
    expect(useDraft.getState().draft).toMatchObject({ to: 'Zora', subject: 'Re: Subject 1' });
    expect(useDraft.getState().draft.text).toContain('Text 1');
  });

  test('of the city is shown in the player’s language, and cannot be answered', async () => {
    const words = {
      kind: 'local',
      subject: { en: 'Your bag was full', ru: 'Сумка полна' },
      text: { en: 'Take it.', ru: 'Заберите.' },
    } as const;
    const from = { kind: 'system', name: { en: 'City post', ru: 'Почта' } } as const;
    const can = { ...taking, reply: false, sendBack: false, report: false, destroy: 'empty' } as const;
    const { user } = openMail(boxOf([letterOf(1, { words, from, can })]));
    await user.click(await row('Your bag was full'));
    const letter = await screen.findByRole('region', { name: 'Your bag was full' });
    expect(within(letter).getByText(text('mail.ofCity'))).toBeTruthy();
    expect(within(letter).queryByRole('button', { name: text('mail.reply') })).toBeNull();
  });
});

describe('away from a mailbox', () => {
  test('letters can be read, but neither emptied nor written, and the window says why', async () => {
    const { user } = openMail(boxOf([full(1)], { isHere: false }));
    expect(await screen.findByText(new RegExp(text('mail.notHere.text')))).toBeTruthy();
    expect(((await button(text('mail.write'))) as HTMLButtonElement).disabled).toBe(true);
    await user.click(await row('Subject 1'));
    expect(((await button(text('mail.takeAll'))) as HTMLButtonElement).disabled).toBe(true);
    expect(await screen.findByText(text('mail.onlyAtBox'))).toBeTruthy();
  });

  test('the window that the key opened makes way for that of the mailbox', () => {
    const onClose = vi.fn();
    useAtBox.setState({ isOpen: true });
    renderApp(<MailWindow onClose={onClose} />, { 'mail.box': () => boxOf([]) });
    expect(onClose).toHaveBeenCalled();
    expect(screen.queryByRole('dialog')).toBeNull();
    useAtBox.setState({ isOpen: false });
  });
});
