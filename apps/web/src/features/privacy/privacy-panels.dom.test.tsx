import { deletionWords } from '@necp/shared/privacy/rules';
import { defaultSettings } from '@necp/shared/settings/rules';
import type { ExportsView } from '@necp/shared/privacy/schema';
import { GameError } from '@necp/shared/kernel';
import { screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { useSessionEnd } from '../../components/session-end';
import { button, renderApp, text } from '../../testing/render-app';
import { PrivacyPanels } from './privacy-panels';

const day = new Date(Date.UTC(2077, 0, 2));
const none: ExportsView = { latest: null, nextAt: null };
const made = (state: 'making' | 'ready' | 'too_large'): ExportsView => ({
  latest: { state, askedAt: new Date(0), downloadUntil: state === 'ready' ? day : null },
  nextAt: day,
});
const settings = { settings: defaultSettings('en'), savedAt: null };

function opened(given: {
  readonly exports?: ExportsView;
  readonly token?: string;
  readonly isGuest?: boolean;
  readonly more?: object;
}) {
  const { exports = none, token = null, isGuest = false, more = {} } = given;
  return renderApp(<PrivacyPanels token={token} isGuest={isGuest} hasEmail={!isGuest} />, {
    'privacy.exports': () => exports,
    'settings.view': () => settings,
    ...more,
  });
}

afterEach(() => useSessionEnd.setState({ hasEnded: false }));

describe('the copy of one’s data', () => {
  test('is asked for by a button, and is then being made', async () => {
    let exports = none;
    const { api, user } = opened({
      more: {
        'privacy.exports': () => exports,
        'privacy.askExport': () => {
          exports = made('making');
          return exports.latest;
        },
      },
    });
    await user.click(await button(text('privacy.exportAsk')));
    expect(await screen.findByText(text('privacy.exportMaking'))).toBeTruthy();
    expect(api.callsOf('privacy.askExport')).toHaveLength(1);
    expect((await button(text('privacy.exportAsk'))).hasAttribute('disabled')).toBe(true);
  });

  test('is downloaded with the link of the email only', async () => {
    opened({ exports: made('ready') });
    await screen.findByText(/Open the link in our e-mail/);
    expect(screen.queryByRole('button', { name: text('privacy.exportDownload') })).toBeNull();
  });

  test('is saved as a file, or the page says that it is gone', async () => {
    const save = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
    URL.createObjectURL = () => 'blob:archive';
    URL.revokeObjectURL = () => undefined;
    let isGone = false;
    const { api, user } = opened({
      exports: made('ready'),
      token: 'x'.repeat(43),
      more: {
        'privacy.downloadExport': () => {
          if (isGone) throw new GameError('not_found', 'privacy.export_gone');
          return { fileName: 'necpgame.zip', zipBase64: 'UEs=' };
        },
      },
    });
    await user.click(await button(text('privacy.exportDownload')));
    await waitFor(() => expect(save).toHaveBeenCalledOnce());
    isGone = true;
    await user.click(await button(text('privacy.exportDownload')));
    expect(await screen.findByText(text('errors.privacy.export_gone'))).toBeTruthy();
    expect(api.callsOf('privacy.downloadExport')[0]).toEqual({ token: 'x'.repeat(43) });
    save.mockRestore();
  });

  test('needs no link for a guest', async () => {
    opened({ exports: made('ready'), isGuest: true });
    expect(await button(text('privacy.exportDownload'))).toBeTruthy();
  });

  test('says when it does not fit into a file', async () => {
    opened({ exports: made('too_large') });
    expect(await screen.findByText(text('privacy.exportTooLarge'))).toBeTruthy();
  });
});

describe('statistics', () => {
  test('are off until the player allows them, and the choice is saved with all other settings', async () => {
    const { api, user } = opened({ more: { 'settings.save': () => settings } });
    const consent = await screen.findByRole('switch', { name: /Allow statistics/ });
    await waitFor(() => expect(consent.hasAttribute('disabled')).toBe(false));
    expect(consent.getAttribute('aria-checked')).toBe('false');
    await user.click(consent);
    await waitFor(() => expect(api.callsOf('settings.save')).toHaveLength(1));
    expect(api.callsOf('settings.save')[0]?.settings).toEqual({
      ...settings.settings,
      privacy: { ...settings.settings.privacy, analytics: 'on' },
    });
  });
});

describe('the deletion of the account', () => {
  const word = () => screen.getByLabelText<HTMLInputElement>(text('privacy.deleteWord', { word: deletionWords.en }));

  test('is not sent before the word was typed, and then says until when one may return', async () => {
    const { api, user } = opened({ more: { 'privacy.askDeletion': () => ({ eraseAt: day, canReturn: true }) } });
    expect(useSessionEnd.getState().hasEnded).toBe(false);
    await user.type(word(), 'yes');
    await user.click(await button(text('privacy.deleteButton')));
    expect(await screen.findByText(text('errors.privacy.wrong_word'))).toBeTruthy();
    expect(api.callsOf('privacy.askDeletion')).toHaveLength(0);
    await user.clear(word());
    await user.type(word(), deletionWords.en);
    await user.click(await button(text('privacy.deleteButton')));
    expect(await screen.findByText(text('privacy.deleteDone', { date: 'January 2, 2077' }))).toBeTruthy();
    // The player is signed out, and is offered nothing that would be refused.
    expect(screen.queryByText(text('privacy.exportTitle'))).toBeNull();
    expect(screen.queryByText(text('privacy.consent'))).toBeNull();
    expect(useSessionEnd.getState().hasEnded).toBe(true);
  });

  test('warns guests that they cannot return, and says why an administrator must stay', async () => {
    const { user } = opened({
      isGuest: true,
      more: {
        'privacy.askDeletion': () => {
          throw new GameError('conflict', 'account.last_administrator');
        },
      },
    });
    expect(await screen.findByText(text('privacy.deleteLeadGuest'))).toBeTruthy();
    await user.type(word(), deletionWords.en);
    await user.click(await button(text('privacy.deleteButton')));
    expect(await screen.findByText(text('errors.account.last_administrator'))).toBeTruthy();
  });
});
