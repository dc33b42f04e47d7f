import { GameError } from '@necp/shared/kernel';
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { button, renderApp, text } from '../../testing/render-app';
import { NotMe } from './not-me';

test('signs out on a click only, and then sets a new password with the answer', async () => {
  const { api, user } = renderApp(<NotMe token="secret-of-the-link" />, {
    'account.disownSession': () => ({ resetToken: 'secret-of-the-reset' }),
    'account.resetPassword': () => ({ done: true }),
  });
  const leave = await button(text('account.notMe'));
  expect(api.callsOf('account.disownSession')).toHaveLength(0);
  await user.click(leave);
  expect(await screen.findByText(text('account.notMeDone'))).toBeTruthy();
  await user.type(screen.getByLabelText(text('account.newPassword')), 'qwertyuiop{Enter}');
  expect(await screen.findByText(text('errors.account.password_too_common'))).toBeTruthy();
  await user.clear(screen.getByLabelText(text('account.newPassword')));
  await user.type(screen.getByLabelText(text('account.newPassword')), 'rain-on-neon{Enter}');
  expect(await screen.findByText(text('account.passwordSet'))).toBeTruthy();
  expect(api.callsOf('account.resetPassword')).toEqual([{ token: 'secret-of-the-reset', newPassword: 'rain-on-neon' }]);
});

test('says that the link no longer works, and leads to a new password', async () => {
  const { user } = renderApp(<NotMe token="used" />, {
    'account.disownSession': () => {
      throw new GameError('invalid', 'account.link_invalid');
    },
  });
  await user.click(await button(text('account.notMe')));
  expect(await screen.findByText(text('errors.account.link_invalid'))).toBeTruthy();
  expect(await screen.findByText(text('account.forgotten'))).toBeTruthy();
});
