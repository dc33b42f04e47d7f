import { act, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { readMessages } from '../../messages/testing/read-messages';
import type { GoalView } from '../../game/types';
import { renderApp, text } from '../../testing/render-app';
import { compassTo } from './compass';
import { Directions } from './directions';
import { useZone } from './store';

const vera: GoalView = { key: 'quest0', mark: 'turn_in', name: 'Doc Vera', x: 20, y: -20, distanceTiles: 28 };
const standAt = (x: number, y: number) =>
  act(() => useZone.setState({ radar: { self: { x, y, facing: 0 }, dots: [], place: null, hour: 12 } }));
const directions = () => within(screen.getByRole('list', { name: text('zone.directions') }));

beforeEach(() => useZone.getState().clear());

test('the compass has eight directions, with north up', () => {
  const to = (x: number, y: number) => compassTo({ x: 0, y: 0 }, { x, y });
  expect([to(1, 0), to(1, 1), to(0, 1), to(-1, 1), to(-1, 0), to(-1, -1), to(0, -1), to(1, -1)]).toEqual(
    ['e', 'se', 's', 'sw', 'w', 'nw', 'n', 'ne'], // prettier-ignore
  );
  expect(to(-9, 1)).toBe('w');
});

test('every marked goal is named with its distance and direction, and the way around the walls is said', async () => {
  renderApp(<Directions />);
  expect(screen.queryByRole('list', { name: text('zone.directions') })).toBeNull();
  standAt(0, 0);
  act(() =>
    useZone.setState({
      goals: [
        vera,
        { ...vera, key: 'twin' },
        { ...vera, key: 'quest1', mark: 'running' },
        { ...vera, key: 'far', mark: 'route', name: '' },
      ],
      way: { from: { x: 0, y: 0 }, corners: [{ x: 12, y: 0 }, vera] },
    }),
  );
  expect(
    directions()
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent),
  ).toEqual([
    'Walk east 12 m, then north.',
    'Talk to: Doc Vera, 28 m north-east',
    'Route: your destination, 28 m north-east',
  ]);
  const walk = 'Walk east 12 m, then north.';
  await waitFor(() => expect(screen.getByRole('status').textContent).toBe(walk));
});

test('a few steps change the list, and only a new direction is announced', async () => {
  renderApp(<Directions />);
  standAt(0, 0);
  act(() => useZone.setState({ goals: [vera], way: { from: { x: 0, y: 0 }, corners: [{ x: 12, y: 0 }, vera] } }));
  await waitFor(() => expect(screen.getByRole('status').textContent).toContain('12 m'));
  standAt(2, 0);
  expect(directions().getByText(/Walk east 10 m/)).toBeTruthy();
  expect(screen.getByRole('status').textContent).toContain('12 m');
});

test('the directions are said in Russian too', async () => {
  renderApp(<Directions />, {}, { locale: 'ru', messages: readMessages('ru') });
  standAt(0, 0);
  act(() => useZone.setState({ goals: [vera], way: { from: { x: 0, y: 0 }, corners: [vera] } }));
  expect(await screen.findByText('Поговорить: Doc Vera, 28 м, северо-восток')).toBeTruthy();
  expect((await screen.findAllByText('Идите на северо-восток, 28 м.')).length).toBeGreaterThan(0);
});
