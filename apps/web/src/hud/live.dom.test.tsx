import { defaultSettings } from '@necp/shared/settings/rules';
import { act, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { useChangeSettings, useSettings } from '../features/settings/use-settings';
import { renderApp } from '../testing/render-app';
import { useLiveTopics } from './live';

/** Shows the size of the interface, and publishes topics for the test. */
function Scale({ onReady }: { readonly onReady: (publish: ReturnType<typeof useLiveTopics>) => void }) {
  const scale = useSettings().data?.settings.scale;
  const change = useChangeSettings();
  onReady(useLiveTopics());
  return (
    <button type="button" onClick={() => change({ scale: 1.25 })}>
      {scale}
    </button>
  );
}

function open() {
  let saved = defaultSettings('en');
  let publish: ReturnType<typeof useLiveTopics> = () => undefined;
  const app = renderApp(<Scale onReady={(ready) => (publish = ready)} />, {
    'settings.view': () => ({ settings: saved, savedAt: null }),
    'settings.save': ({ settings }) => {
      saved = settings;
      return { settings, savedAt: new Date(0) };
    },
  });
  const saveElsewhere = (scale: number) => {
    saved = { ...saved, scale };
    act(() => publish({ topic: 'settings.saved' }));
  };
  return { ...app, publish: () => act(() => publish({ topic: 'settings.saved' })), saveElsewhere };
}

test('settings that another device saves are shown at once', async () => {
  const { saveElsewhere } = open();
  await screen.findByText('1');
  saveElsewhere(1.5);
  await screen.findByText('1.5');
});

test('a change of the player is never undone by news of an earlier one', async () => {
  const { user, publish, api } = open();
  await user.click(await screen.findByText('1'));
  publish();
  expect(screen.getByText('1.25')).toBeTruthy();
  await waitFor(() => expect(api.callsOf('settings.view').length).toBeGreaterThan(1));
  expect(screen.getByText('1.25')).toBeTruthy();
});
