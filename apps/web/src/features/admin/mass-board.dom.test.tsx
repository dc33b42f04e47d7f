import type { MassView } from '@necp/shared/mail/schema';
import { screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { expect, test } from 'vitest';
import type { FakeAnswers } from '../../testing/fake-api';
import { letterIdOf } from '../../testing/letters';
import { button, renderApp, text } from '../../testing/render-app';
import { MassBoard } from './mass-board';

const words = (key: string, values?: Record<string, string | number>) => text(`admin.mass.${key}`, values);
const running: MassView = {
  massId: letterIdOf(1),
  ...{ subject: { en: 'Thanks', ru: 'Спасибо' }, text: { en: 'For playing.', ru: 'За игру.' } },
  audience: { kind: 'level', from: 5, to: 9 },
  ...{ chits: 50, items: [], state: 'running', reached: 40, expected: 100 },
  ...{ startedAt: new Date('2077-04-01'), startedBy: null, endedAt: null, reason: 'the first birthday' },
};
const reason = 'the first birthday of the city';

function openBoard(masses: readonly MassView[], answers: FakeAnswers = {}) {
  return renderApp(<MassBoard />, {
    'mail.masses': () => ({ masses: [...masses], next: null }),
    'mail.countMass': () => ({ players: 12 }),
    'mail.startMass': () => running,
    ...answers,
  });
}

const field = (key: string) => screen.findByLabelText(words(key));

test('a letter in both languages, with money and an item, is counted, confirmed and sent', async () => {
  const { api, user } = openBoard([]);
  await user.click(await screen.findByRole('radio', { name: words('kind.level') }));
  await user.clear(await field('from'));
  await user.type(await field('from'), '3');
  for (const language of ['en', 'ru']) {
    await user.type(await field(`subject.${language}`), `Title ${language}`);
    await user.type(await field(`text.${language}`), `Words ${language}`);
  }
  await user.clear(await field('chits'));
  await user.type(await field('chits'), '100');
  await user.type(await field('item'), 'Night Shift Stim');
  await user.click(await button(words('add')));
  const preview = screen.getByRole('region', { name: words('preview') });
  expect(preview.textContent).toContain('Title ru');
  expect(preview.textContent).toContain('100 ¤');
  await user.click(await button(words('send')));
  const asked = await screen.findByRole('alertdialog');
  expect(await within(asked).findByText(words('reaches', { count: 12 }))).toBeTruthy();
  expect(asked.textContent).toContain(words('brings', { money: '1,200 ¤' }));
  await user.click(within(asked).getByRole('button', { name: words('sendNow') }));
  expect(api.callsOf('mail.startMass')).toEqual([]);
  await user.type(within(asked).getByLabelText(text('audit-log.reason')), reason);
  await user.click(within(asked).getByRole('button', { name: words('sendNow') }));
  await waitFor(() =>
    expect(api.callsOf('mail.startMass')).toMatchObject([
      {
        audience: { kind: 'level', from: 3, to: 20 },
        subject: { en: 'Title en', ru: 'Title ru' },
        chits: 100,
        items: [{ templateId: 'stim_night', quantity: 1 }],
        reason,
      },
    ]),
  );
});

test('what is missing is said, and nothing is counted or sent', async () => {
  const { api, user } = openBoard([]);
  await user.click(await button(words('send')));
  expect(await screen.findByText(words('fault.words'))).toBeTruthy();
  await user.click(screen.getByRole('radio', { name: words('kind.named') }));
  expect(await screen.findByText(words('fault.audience'))).toBeTruthy();
  expect(api.callsOf('mail.countMass')).toEqual([]);
});

test('a letter to an audience without players is not sent', async () => {
  const { api, user } = openBoard([], { 'mail.countMass': () => ({ players: 0 }) });
  for (const key of ['subject.en', 'subject.ru', 'text.en', 'text.ru']) await user.type(await field(key), 'Words');
  await user.click(await button(words('send')));
  const asked = await screen.findByRole('alertdialog');
  expect(await within(asked).findByText(words('reaches', { count: 0 }))).toBeTruthy();
  await user.type(within(asked).getByLabelText(text('audit-log.reason')), reason);
  await user.click(within(asked).getByRole('button', { name: words('sendNow') }));
  expect(api.callsOf('mail.startMass')).toEqual([]);
});

test('shows how far a running letter has come, stops it for a reason, and has no barrier', async () => {
  const { api, user } = openBoard([running], { 'mail.stopMass': () => ({ ...running, state: 'stopped' }) });
  expect(await screen.findByRole('meter', { name: words('progress', { reached: 40, expected: 100 }) })).toBeTruthy();
  const { violations } = await axe.run(document.body, { rules: { region: { enabled: false } } });
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  await user.click(await button(words('stop')));
  const asked = await screen.findByRole('alertdialog');
  await user.type(within(asked).getByLabelText(text('audit-log.reason')), reason);
  await user.click(within(asked).getByRole('button', { name: words('stop') }));
  await waitFor(() => expect(api.callsOf('mail.stopMass')).toMatchObject([{ massId: running.massId, reason }]));
});
