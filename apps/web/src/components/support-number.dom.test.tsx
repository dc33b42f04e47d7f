import { correlationHeader } from '@necp/shared/kernel';
import { screen } from '@testing-library/react';
import { TRPCClientError } from '@trpc/client';
import axe from 'axe-core';
import { toast } from 'sonner';
import { afterEach, expect, test, vi } from 'vitest';
import { readMessages } from '../messages/testing/read-messages';
import { button, renderApp, text } from '../testing/render-app';
import { LoadFailed } from './load-failed';
import { useErrorToast } from './use-error-toast';

const number = 'k7qm2xwp9tad';
const view = { kind: 'unavailable', code: 'kernel.fault', params: {} };
const failed = new TRPCClientError('x', {
  result: { error: { message: 'x', code: -32603, data: { game: view } } },
  meta: { response: new Response(null, { headers: { [correlationHeader]: number } }) },
});
const shown = <LoadFailed title="Couldn’t load" retryLabel="Try again" error={failed} onRetry={() => {}} />;
const copyNumber = () => button(text('kernel.copyNumber'));

afterEach(() => {
  vi.restoreAllMocks();
  toast.dismiss();
});

test('is copied by a button, which says so to eyes and to screen readers', async () => {
  const { user } = renderApp(shown);
  expect(screen.getByText(text('errors.kernel.fault'), { exact: false })).toBeTruthy();
  await user.click(await copyNumber());
  expect(await navigator.clipboard.readText()).toBe(number);
  expect(await button(text('kernel.copied'))).toBeTruthy();
  expect(screen.getByRole('status').textContent).toBe(text('kernel.copied'));
});

test('can still be selected where the browser refuses the clipboard, and the page says so', async () => {
  const { user } = renderApp(shown);
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('no', 'NotAllowedError'));
  await user.click(await copyNumber());
  expect(await screen.findByText(text('kernel.copyFailed'))).toBeTruthy();
  expect(screen.getByText(number).className).toContain('select-all');
});

function Failing({ error }: { readonly error: unknown }) {
  const sayError = useErrorToast();
  return <button onClick={() => sayError(error)}>fail</button>;
}

test('stays in a notice until it is closed', async () => {
  const { user } = renderApp(<Failing error={failed} />);
  await user.click(await button('fail'));
  expect(await screen.findByText(number)).toBeTruthy();
  expect(await button('Close')).toBeTruthy();
});

test('is no part of a refusal, which goes away by itself', async () => {
  const { user } = renderApp(<Failing error={new Error('x')} />);
  await user.click(await button('fail'));
  expect(await screen.findByText(text('errors.kernel.fault'))).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Close' })).toBeNull();
});

test('is shown in Russian, and has no fault that axe finds', async () => {
  renderApp(shown, {}, { locale: 'ru', messages: readMessages('ru') });
  expect(await button('Скопировать номер для поддержки')).toBeTruthy();
  const { violations } = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  expect(violations.map(({ id }) => id)).toEqual([]);
});
