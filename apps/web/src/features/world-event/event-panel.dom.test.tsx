import { act, screen } from '@testing-library/react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { renderApp, text } from '../../testing/render-app';
import { EventPanel } from './event-panel';
import { EventShareCard } from './share-card';
import { type EventShare, useWorldEvent } from './store';

const rolling = {
  event: 'convoy' as never,
  runId: 'run-1',
  phase: 'roll_in',
  leftMs: 61_200,
  points: 42.7,
  goals: [{ id: 'roll_in', at: 30, of: 100 }],
  result: null,
  spot: { x: 10, y: 20 },
  aim: 'convoy' as never,
};
const over = { ...rolling, phase: 'stopped', goals: [], result: 'won', spot: null, leftMs: null, aim: null };
const share = {
  topic: 'world-event.shared',
  runId: 'run-1',
  event: 'convoy',
  ending: 'stopped',
  tier: 'hand',
  points: 104,
  place: 2,
  participants: 5,
  received: { experience: 160, chits: 30, items: [], reputation: [], titles: [] },
} as unknown as EventShare;

const panel = () => screen.queryByRole('region', { name: text('combat.event') });
const show = () =>
  renderApp(
    <>
      <EventPanel device="desk" />
      <EventShareCard />
    </>,
  );

beforeEach(() => useWorldEvent.setState(useWorldEvent.getInitialState()));

describe('a world event on the screen', () => {
  test('shows its goal, how far it is and the own part', async () => {
    useWorldEvent.setState({ event: rolling });
    show();
    const region = await screen.findByRole('region', { name: text('combat.event') });
    expect(region.textContent).toContain('30 / 100');
    expect(region.textContent).toContain('42');
    expect(region.textContent).toContain('Witness');
    expect(screen.getByRole('timer').textContent).toBe('Time left: 1:02');
  });

  test.each([
    ['phone', false],
    ['desk', true],
  ] as const)('is one line on a %s, small: %s, which opens and closes again', async (device, isSmall) => {
    const real = window.matchMedia;
    vi.stubGlobal('matchMedia', (query: string) =>
      Object.assign(real(query), { matches: isSmall && query.includes('max-width') }),
    );
    useWorldEvent.setState({ event: rolling });
    const { user } = renderApp(<EventPanel device={device} />);
    const line = await screen.findByRole('button', { expanded: false });
    expect(line.textContent).toMatch(/Convoy.*30%.*1:02/);
    const details = document.getElementById(line.getAttribute('aria-controls') ?? '');
    expect(details?.className).toBe('sr-only');
    await user.click(line);
    expect(details?.className).not.toContain('sr-only');
    expect(details?.textContent).toContain('30 / 100');
    await user.click(screen.getByRole('button', { expanded: true }));
    expect(details?.className).toBe('sr-only');
  });

  test('says on the line of a phone that the time is until it begins', async () => {
    useWorldEvent.setState({ event: { ...rolling, phase: 'announced', goals: [], leftMs: 43_000, aim: null } });
    renderApp(<EventPanel device="phone" />);
    const line = await screen.findByRole('button', { expanded: false });
    expect(line.textContent).toContain(`${text('combat.eventIn')} 0:43`);
    act(() => useWorldEvent.setState({ event: rolling }));
    expect(line.textContent).not.toContain(text('combat.eventIn'));
  });

  test('names no reward before one is earned', async () => {
    useWorldEvent.setState({ event: { ...rolling, points: 9 } });
    show();
    expect((await screen.findByRole('region', { name: text('combat.event') })).textContent).not.toContain('Witness');
  });

  test('says when it begins', async () => {
    useWorldEvent.setState({ event: { ...rolling, phase: 'announced', goals: [], leftMs: 38_000, aim: null } });
    show();
    expect((await screen.findByRole('timer')).textContent).toBe('Begins in 0:38');
  });

  test('ends with its result for a player without a part', async () => {
    useWorldEvent.setState({ event: over });
    show();
    expect((await screen.findByRole('region', { name: text('combat.event') })).textContent).toContain(
      text('combat.eventResult.won'),
    );
  });

  test.each(['desk', 'phone'] as const)('has a result that can be closed on a %s', async (device) => {
    useWorldEvent.setState({ event: over });
    const { user } = renderApp(<EventPanel device={device} />);
    await screen.findByRole('region', { name: text('combat.event') });
    await user.click(screen.getByRole('button', { name: text('combat.close') }));
    expect(panel()).toBeNull();
    act(() => useWorldEvent.setState({ event: { ...over } }));
    expect(panel(), 'the state is sent again').toBeNull();
    act(() => useWorldEvent.setState({ event: { ...over, runId: 'run-2' } }));
    expect(panel()).not.toBeNull();
  });

  test('takes its result away by itself, also when the zone does not say that it is over', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      act(() => useWorldEvent.setState({ event: over }));
      renderApp(<EventPanel device="phone" />);
      await act(() => vi.advanceTimersByTimeAsync(1_000));
      expect(panel()).not.toBeNull();
      await act(() => vi.advanceTimersByTimeAsync(20_000));
      expect(panel()).toBeNull();
    } finally {
      vi.useRealTimers();
    }
  });

  test('ends with one card that has part, place and reward, and that can be closed', async () => {
    useWorldEvent.setState({ event: over, share });
    const { user } = show();
    const card = await screen.findByRole('region', { name: text('combat.eventResult.won') });
    expect(panel()).toBeNull();
    for (const shown of ['104', '160', '30', 'Helping hand']) expect(card.textContent).toContain(shown);
    expect(card.textContent).toContain('2');
    await user.click(screen.getByRole('button', { name: text('combat.close') }));
    expect(screen.queryByRole('region', { name: text('combat.eventResult.won') })).toBeNull();
  });
});
