import type { CharacterView } from '@necp/shared/character/schema';
import { act, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { steadyMs } from '../../components/kernel/clock';
import type { CastView, TargetView } from '../../game/types';
import { readMessages } from '../../messages/testing/read-messages';
import { renderApp, text } from '../../testing/render-app';
import { BossFrame } from './boss-frame';
import { CastBar, OwnCast } from './cast-bar';
import { useCombat } from './store';
import { TargetFrame } from './target-frame';

const character = { level: 5 } as CharacterView;
const target: TargetView = {
  id: 7,
  kind: 'enemy',
  content: 'toll_taker',
  name: 'Toll-Taker Ruslan',
  level: 9,
  health: 0.5,
  healthMax: 400,
  hostile: true,
  downed: false,
  away: false,
  casting: null,
  statuses: [],
  distanceTiles: 12,
  locked: false,
};
const boss: TargetView = { ...target, id: 8, content: 'tallyman', name: 'The Tallyman', health: 0.39, healthMax: 1000 };
const cast = (changes: Partial<CastView> = {}): CastView => ({
  ability: 'bruiser_slam',
  startMs: steadyMs() - 90_000,
  endMs: steadyMs() + 10_000,
  isChannel: false,
  broken: null,
  ...changes,
});

// The clock stands still, so that a cast is where it was set to.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
  useCombat.setState(useCombat.getInitialState(), true);
});
afterEach(() => void vi.useRealTimers());

const frames = (
  <>
    <BossFrame character={character} barNumbers="on" />
    <TargetFrame character={character} playerActions={null} barNumbers="on" />
  </>
);

describe('the frame of the target', () => {
  test('shows name, rank, level beside the own one, distance and health in points', async () => {
    renderApp(frames);
    act(() => useCombat.setState({ target }));
    const frame = within(await screen.findByRole('region', { name: text('combat.target') }));
    expect(await frame.findByRole('img', { name: text('combat.rank.elite') })).toBeTruthy();
    expect(frame.getByText('Toll-Taker Ruslan')).toBeTruthy();
    expect(frame.getByRole('img', { name: text('combat.fit.deadly') })).toBeTruthy();
    expect(frame.getByText('12 m')).toBeTruthy();
    expect(frame.getByText('200 / 400 · 50%')).toBeTruthy();
  });

  test('says that the player of the target is away', async () => {
    renderApp(frames);
    act(() => useCombat.setState({ target: { ...target, kind: 'player', content: '', hostile: false, away: true } }));
    const frame = within(await screen.findByRole('region', { name: text('combat.target') }));
    expect(frame.getByText(text('combat.away'))).toBeTruthy();
  });

  test('gives way to the bar of a boss that is the target', async () => {
    renderApp(frames);
    act(() => useCombat.setState({ boss, target: boss }));
    expect(await screen.findByRole('region', { name: text('combat.boss') })).toBeTruthy();
    expect(screen.queryByRole('region', { name: text('combat.target') })).toBeNull();
  });
});

describe('the bar of a boss', () => {
  test('marks where phases begin, and says the line and the hint of this one', async () => {
    renderApp(frames);
    act(() => useCombat.setState({ boss }));
    expect(await screen.findByText('Interrupt the count: stun, silence or push him.')).toBeTruthy();
    expect(screen.getByText('“One moment. I carry the two.”')).toBeTruthy();
    for (const percent of [70, 40, 15]) expect(screen.getByTitle(text('combat.phaseMark', { percent }))).toBeTruthy();
  });

  test('speaks Russian too', async () => {
    renderApp(frames, {}, { locale: 'ru', messages: readMessages('ru') });
    act(() => useCombat.setState({ boss: { ...boss, health: 1 } }));
    expect(await screen.findByText('Когда он загнёт большой палец, уходите из сектора.')).toBeTruthy();
  });
});

describe('a cast bar', () => {
  const bar = (name: string | RegExp) => screen.findByRole('progressbar', { name });
  const share = (one: HTMLElement) => Number(one.getAttribute('aria-valuenow'));

  test('fills during a cast and empties during a channel', async () => {
    renderApp(
      <>
        <CastBar cast={cast()} />
        <CastBar cast={cast({ isChannel: true, ability: 'lead_curtain' })} />
      </>,
    );
    expect(share(await bar('Eighth-Floor Drop'))).toBe(90);
    expect(share(await bar('Lead Curtain'))).toBe(10);
  });

  test('says why the own cast was broken', async () => {
    renderApp(<OwnCast />);
    act(() => useCombat.setState({ broken: cast({ broken: { how: 'silenced', atMs: steadyMs() } }) }));
    expect(await bar(new RegExp(text('combat.castEnd.silenced')))).toBeTruthy();
  });

  test('of another says whether it can be interrupted', async () => {
    renderApp(<CastBar cast={cast({ ability: 'marshal_ram' })} isOther />);
    expect(await bar(new RegExp(text('combat.cannotInterrupt')))).toBeTruthy();
  });
});
