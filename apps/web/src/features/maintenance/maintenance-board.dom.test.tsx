import { GameError, minuteMs } from '@necp/shared/kernel';
import type { MaintenanceView } from '@necp/shared/maintenance/schema';
import { screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { expect, test } from 'vitest';
import { button, renderApp, text } from '../../testing/render-app';
import { MaintenanceBoard } from './maintenance-board';

const message = { en: 'A new district opens.', ru: 'Открываем новый район.' };
const reason = 'release of the new district';
const planned: MaintenanceView = {
  id: '4f1c9a52-5f7e-4b60-9a38-5b3b6b0a4d13',
  version: 3,
  startsInMs: 10 * minuteMs,
  endsInMs: 40 * minuteMs,
  message,
};
const label = (key: string) => screen.findByLabelText(text(`admin.maintenance.${key}`));
async function faults(): Promise<string[]> {
  const { violations } = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  return violations.map(({ id }) => id);
}

test('plans a maintenance in minutes, with both messages and a reason', async () => {
  let current: MaintenanceView | null = null;
  const { api, user } = renderApp(<MaintenanceBoard />, {
    'maintenance.current': () => current,
    'maintenance.plan': () => (current = planned),
  });
  expect(await screen.findByText(text('admin.maintenance.none'))).toBeTruthy();
  await user.clear(await label('minutes'));
  await user.type(await label('minutes'), '10');
  await user.type(await label('en'), message.en);
  await user.click(await button(text('admin.maintenance.plan')));
  expect(await screen.findByText(text('errors.maintenance.message_missing'))).toBeTruthy();
  expect(api.callsOf('maintenance.plan')).toEqual([]);
  await user.type(await label('ru'), message.ru);
  await user.type(await screen.findByLabelText(text('audit-log.reason')), reason);
  expect(await faults()).toEqual([]);
  await user.click(await button(text('admin.maintenance.plan')));
  await waitFor(() =>
    expect(api.callsOf('maintenance.plan')).toMatchObject([
      { startsAtMs: null, inMinutes: 10, lastsMinutes: 60, message, reason },
    ]),
  );
  expect(await screen.findByText(text('admin.maintenance.statePlanned'))).toBeTruthy();
});

test('says that another administrator was faster', async () => {
  const { user } = renderApp(<MaintenanceBoard />, {
    'maintenance.current': () => null,
    'maintenance.plan': () => {
      throw new GameError('conflict', 'maintenance.planned_already');
    },
  });
  await user.type(await label('en'), message.en);
  await user.type(await label('ru'), message.ru);
  await user.type(await screen.findByLabelText(text('audit-log.reason')), reason);
  await user.click(await button(text('admin.maintenance.plan')));
  expect(await screen.findByText(text('errors.maintenance.planned_already'))).toBeTruthy();
});

test('cancels what is planned, and prolongs and ends what runs, each with a reason', async () => {
  const { api, user } = renderApp(<MaintenanceBoard />, {
    'maintenance.current': () => ({ ...planned, startsInMs: 0 }),
    'maintenance.change': () => ({ ...planned, version: 4 }),
    'maintenance.end': () => ({ outcome: 'ended' }),
  });
  await user.click(await button(text('admin.maintenance.change')));
  let dialog = within(await screen.findByRole('alertdialog'));
  await user.clear(dialog.getByLabelText(text('admin.maintenance.left')));
  await user.type(dialog.getByLabelText(text('admin.maintenance.left')), '90');
  await user.type(dialog.getByLabelText(text('audit-log.reason')), reason);
  expect(await faults()).toEqual([]);
  await user.click(dialog.getByRole('button', { name: text('admin.maintenance.save') }));
  const seen = { id: planned.id, knownVersion: 3, reason };
  await waitFor(() =>
    expect(api.callsOf('maintenance.change')).toMatchObject([{ ...seen, lastsMinutes: 90, message }]),
  );
  await user.click(await button(text('admin.maintenance.end')));
  dialog = within(await screen.findByRole('alertdialog'));
  await user.type(dialog.getByLabelText(text('audit-log.reason')), reason);
  await user.click(dialog.getByRole('button', { name: text('admin.maintenance.end') }));
  await waitFor(() => expect(api.callsOf('maintenance.end')).toMatchObject([seen]));
  expect(await screen.findByText(text('admin.maintenance.ended'))).toBeTruthy();
});
