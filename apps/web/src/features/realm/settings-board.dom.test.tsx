import { GameError } from '@necp/shared/kernel';
import type { RealmSettingsView } from '@necp/shared/realm/settings';
import { usualLifetimes } from '@necp/shared/session/lifetimes';
import { screen, waitFor } from '@testing-library/react';
import axe from 'axe-core';
import { expect, test } from 'vitest';
import { readMessages } from '../../messages/testing/read-messages';
import { button, renderApp, text } from '../../testing/render-app';
import { SettingsBoard } from './settings-board';

const settings: RealmSettingsView = {
  capacity: 2000,
  isOpen: true,
  awayMinutes: 5,
  idleLogoutMinutes: 30,
  idleWarningSeconds: 60,
  charactersOnline: 1,
  queueKeepsSeconds: 120,
  returnPrioritySeconds: 120,
  guildFeeChits: 1000,
  guildSignatures: 0,
  ...usualLifetimes,
  version: 7,
};
const reason = 'more servers since today';
const field = (name: string) => screen.findByLabelText(text(`admin.settings.${name}`));

test('sends what was changed, with the version that was seen and a reason', async () => {
  const { api, user } = renderApp(<SettingsBoard />, {
    'realm.settings': () => settings,
    'realm.changeSettings': ({ change }) => ({ ...settings, ...change, version: 8 }),
  });
  await user.clear(await field('capacity'));
  await user.type(await field('capacity'), '1500');
  await user.click(await screen.findByRole('switch'));
  await user.click(await button(text('admin.settings.save')));
  expect(await screen.findByText(text('errors.audit-log.reason_too_short', { min: 10 }))).toBeTruthy();
  expect(api.callsOf('realm.changeSettings')).toEqual([]);
  await user.type(await screen.findByLabelText(text('audit-log.reason')), reason);
  await user.click(await button(text('admin.settings.save')));
  await waitFor(() =>
    expect(api.callsOf('realm.changeSettings')).toMatchObject([
      { knownVersion: 7, change: { capacity: 1500, isOpen: false }, reason },
    ]),
  );
  expect(await screen.findByText(text('admin.settings.saved'))).toBeTruthy();
});

test('sends no number out of bounds', async () => {
  const { api, user } = renderApp(<SettingsBoard />, { 'realm.settings': () => settings });
  await user.clear(await field('charactersOnline'));
  await user.type(await field('charactersOnline'), '11');
  expect(await screen.findByText(text('admin.maintenance.wholeNumber', { min: 1, max: 10 }))).toBeTruthy();
  await user.type(await screen.findByLabelText(text('audit-log.reason')), reason);
  await user.click(await button(text('admin.settings.save')));
  expect(api.callsOf('realm.changeSettings')).toEqual([]);
});

test('keeps what was typed and shows what another administrator has set meanwhile', async () => {
  let now = settings;
  const { api, user } = renderApp(<SettingsBoard />, {
    'realm.settings': () => now,
    'realm.changeSettings': ({ knownVersion, change }) => {
      if (knownVersion !== now.version) throw new GameError('conflict', 'realm.settings_changed');
      return { ...now, ...change, version: now.version + 1 };
    },
  });
  await user.clear(await field('capacity'));
  await user.type(await field('capacity'), '1500');
  await user.type(await screen.findByLabelText(text('audit-log.reason')), reason);
  now = { ...settings, capacity: 900, version: 8 };
  await user.click(await button(text('admin.settings.save')));
  expect(await screen.findByText(text('errors.realm.settings_changed'))).toBeTruthy();
  expect(await screen.findByText(text('admin.settings.current', { value: 900 }))).toBeTruthy();
  expect(await field('capacity')).toHaveProperty('value', '1500');
  await user.click(await button(text('admin.settings.save')));
  await waitFor(() => expect(api.callsOf('realm.changeSettings').at(-1)).toMatchObject({ knownVersion: 8 }));
});

test('is shown in Russian, and has no fault that axe finds', async () => {
  renderApp(<SettingsBoard />, { 'realm.settings': () => settings }, { locale: 'ru', messages: readMessages('ru') });
  expect(await screen.findByLabelText('Вместимость, игроки')).toBeTruthy();
  const { violations } = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  expect(violations.map(({ id }) => id)).toEqual([]);
});

test.each(['en', 'ru'] as const)('names the choice of the sign-in page by its own words: %s', async (locale) => {
  const messages = readMessages(locale);
  renderApp(<SettingsBoard />, { 'realm.settings': () => settings }, { locale, messages });
  const { remember } = messages.account as { remember: string };
  expect(await screen.findAllByText(remember, { exact: false })).toHaveLength(2);
});
