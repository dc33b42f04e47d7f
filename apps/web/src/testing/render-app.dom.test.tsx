import { act, cleanup, screen } from '@testing-library/react';
import { toast } from 'sonner';
import { expect, test } from 'vitest';
import { renderApp } from './render-app';

test('a toast that is still open is not shown in the app of the next test', async () => {
  renderApp(<p>first</p>);
  act(() => void toast.info('A letter came', { action: { label: 'Open', onClick: () => {} } }));
  expect(await screen.findByText('A letter came')).toBeTruthy();
  cleanup();
  renderApp(<p>second</p>);
  // The toaster hears of a toast a moment later: this one comes after any of before.
  act(() => void toast.info('Saved'));
  expect(await screen.findByText('Saved')).toBeTruthy();
  expect(screen.queryByText('A letter came')).toBeNull();
});
