import { screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { button, renderApp, text } from '../../testing/render-app';
import { GroundMark } from './ground-mark';

const answer = (ownRank: string) => ({
  'party.own': () => ({ party: { isRaid: true, ownRank, members: [], marks: [] }, received: [], sent: [] }) as never,
});

test('a place of the map is marked for the party', async () => {
  const spot = { zone: 'watson', x: 3.5, y: 4.5 };
  const { user, api } = renderApp(<GroundMark spot={spot} />, {
    ...answer('leader'),
    'party.markGround': () => ({ done: true as const }),
  });
  await user.click(await button(text('map.groundMark')));
  await user.click(await screen.findByRole('menuitem', { name: text('hud.marks.moon') }));
  await vi.waitFor(() =>
    expect(api.callsOf('party.markGround')).toMatchObject([{ mark: 'moon', spot: { zoneId: 'watson', x: 3, y: 4 } }]),
  );
});
