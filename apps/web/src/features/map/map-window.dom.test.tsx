import { loadZoneMap } from '@necp/content/client';
import type { MapPin } from '@necp/shared/settings/schema';
import type { QuestLogView } from '@necp/shared/quest/schema';
import { act, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { FakeAnswers } from '../../testing/fake-api';
import { button, renderApp, text } from '../../testing/render-app';
import { characterId } from '../../testing/samples';
import { useMapFilters } from './filters';
import { MapWindow } from './map-window';
import { useMap } from './store';

const log: QuestLogView = {
  characterId,
  trackedQuestId: null,
  active: [],
  ended: [],
  available: ['soup_gets_cold' as never],
  closed: [],
  whereabouts: { granny_sun: 'noodle_bar' } as never,
};
const pin: MapPin = { id: '00000000-0000-4000-8000-000000000001', zone: 'watson' as never, x: 60, y: 90, name: 'Ammo' };

async function openMap(answers: FakeAnswers = {}) {
  const app = renderApp(<MapWindow character={{ level: 3 } as never} onClose={vi.fn()} />, {
    'quest.log': () => log,
    'worldEvent.view': () => ({ mine: [], latest: [], running: [{ event: 'convoy', zone: 'watson' }] }) as never,
    'settings.pins': () => ({ pins: [pin] }),
    ...answers,
  });
  await screen.findByRole('searchbox');
  return app;
}

beforeEach(async () => {
  window.localStorage.clear();
  useMapFilters.setState(useMapFilters.getInitialState());
  useMap.setState({ map: await loadZoneMap('watson'), self: { x: 72.5, y: 91.5, facing: 0 }, destination: null });
});

describe('the map', () => {
  test('opens at the district of the player and lists what is in it', async () => {
    await openMap();
    expect(screen.getByRole('application').getAttribute('aria-label')).toContain('Watson');
    const quests = await screen.findByRole('region', { name: text('map.kind.quest') });
    expect(within(quests).getByRole('button').textContent).toContain('Granny Sun');
    expect(within(screen.getByRole('region', { name: text('map.kind.gate') })).getAllByRole('button')).toHaveLength(2);
    expect(await screen.findByRole('region', { name: text('map.kind.event') })).toBeTruthy();
  });

  test('shows the city with levels and events, and opens a district', async () => {
    const { user } = await openMap();
    await user.click(screen.getByRole('radio', { name: text('map.city') }));
    const districts = within(screen.getByRole('list', { name: text('map.districts') }));
    expect(districts.getByRole('button', { name: /Watson/ }).textContent).toContain(text('map.here'));
    const westbrook = districts.getByRole('button', { name: /Westbrook/ });
    expect(westbrook.textContent).toContain(text('map.levels', { min: 6, max: 14 }));
    await user.click(westbrook);
    expect(screen.getByRole('application').getAttribute('aria-label')).toContain('Westbrook');
  });

  test('finds a person in another district, shows the way there and takes it back', async () => {
    const { user } = await openMap();
    await user.type(screen.getByRole('searchbox'), 'tsu');
    await user.click(await screen.findByRole('button', { name: /Tsu/ }));
    expect(screen.getByRole('application').getAttribute('aria-label')).toContain('Westbrook');
    await user.click(await button(text('map.goHere')));
    expect(useMap.getState().destination).toMatchObject({ zone: 'westbrook', key: 'vendor:madame_tsu' });
    await user.click(await button(text('map.stopRoute')));
    expect(useMap.getState().destination).toBeNull();
  });

  test('names the levels behind a gate apart from the district in which it stands', async () => {
    const { user } = await openMap();
    const gates = within(await screen.findByRole('region', { name: text('map.kind.gate') }));
    await user.click(gates.getByRole('button', { name: /Westbrook/ }));
    const card = screen.getByRole('region', { name: text('map.chosen') }).textContent;
    expect(card).toContain(
      `${text('map.levels', { min: 6, max: 14 })} · ${text('map.entranceIn', { zone: 'Watson' })}`,
    );
  });

  test('remembers which kinds are hidden', async () => {
    const { user } = await openMap();
    const filter = within(screen.getByRole('group', { name: text('map.filters') })).getByRole('button', {
      name: text('map.kind.vendor'),
    });
    await user.click(filter);
    expect(filter.getAttribute('aria-pressed')).toBe('false');
    expect(screen.queryByRole('region', { name: text('map.kind.vendor') })).toBeNull();
    expect(window.localStorage.getItem('necp.map.hidden')).toBe('["vendor"]');
  });

  test('puts a pin where the keyboard points, names it, and deletes one', async () => {
    const { user, api } = await openMap({
      'settings.placePin': ({ zone, x, y, name }) => ({
        pins: [pin, { ...pin, id: pin.id.replace(/1$/, '2'), zone, x, y, name }],
      }),
      'settings.removePin': () => ({ pins: [] }),
    });
    screen.getByRole('application').focus();
    await user.keyboard('{ArrowRight}{+}{Enter}');
    await user.type(await screen.findByRole('textbox', { name: text('map.pinName') }), 'Good corner');
    await user.click(await button(text('map.addPin')));
    await waitFor(() =>
      expect(api.callsOf('settings.placePin')[0]).toMatchObject({ zone: 'watson', name: 'Good corner' }),
    );
    expect(api.callsOf('settings.placePin')[0]?.x).toBeGreaterThan(72.5);
    await user.click(await screen.findByRole('button', { name: /Good corner/ }));
    await user.click(await button(text('map.deletePin')));
    await waitFor(() => expect(api.callsOf('settings.removePin')).toHaveLength(1));
    await waitFor(() => expect(screen.queryByRole('button', { name: /Good corner/ })).toBeNull());
  });

  test('leads back to the player by the Home key, and goes with an event', async () => {
    const { user, api } = await openMap({ 'settings.placePin': () => ({ pins: [pin] }) });
    screen.getByRole('application').focus();
    await user.keyboard('{ArrowRight}{ArrowDown}{Home}{Enter}');
    await user.type(await screen.findByRole('textbox', { name: text('map.pinName') }), 'Here');
    await user.click(await button(text('map.addPin')));
    await waitFor(() => expect(api.callsOf('settings.placePin')[0]).toMatchObject({ x: 72.5, y: 91.5 }));
    act(() => useMap.getState().follow({ event: 'convoy', result: null, spot: { x: 72.5, y: 101.5 }, aim: null }));
    const events = await screen.findByRole('region', { name: text('map.kind.event') });
    await waitFor(() => expect(events.textContent).toContain(text('map.metres', { metres: 10 })));
  });
});
