import { act, screen, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { renderApp, text } from '../../testing/render-app';
import { ChannelSwitch } from './channel-switch';
import { useZone } from './store';

beforeEach(() => useZone.setState(useZone.getInitialState()));

test('shows how full each channel is and who stands around the same spot there', async () => {
  const send = vi.fn(() => true);
  const { user } = renderApp(<ChannelSwitch playerActions={{ send }} focusGame={() => undefined} />);
  act(() =>
    useZone.setState({
      arrival: { channel: 1, zoneName: { en: 'Watson', ru: 'Уотсон' } } as never,
      channelCount: 3,
      channels: {
        own: 1,
        capacity: 100,
        channels: [
          { channel: 1, population: 9, nearby: 4 },
          { channel: 2, population: 8, nearby: 3 },
          { channel: 3, population: 7, nearby: null },
        ],
      },
    }),
  );
  await user.click(screen.getByRole('button', { name: text('zone.channelsShow', { channel: 1, count: 3 }) }));
  expect(send).toHaveBeenCalledWith('zone.channels', {});
  const near = text('zone.channelNearby', { count: 3 });
  const list = within(screen.getByRole('region', { name: text('zone.channels') }));
  const rows = list.getAllByRole('listitem').map(({ textContent }) => textContent ?? '');
  expect(rows.map((row) => row.includes(near))).toEqual([false, true, false]);
  expect(rows[0]).toContain(text('zone.channelHere'));
});
