import type { CombatSummary } from '@necp/shared/protocol';
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, test } from 'vitest';
import type { CombatLogEntry } from '../../game/types';
import { readMessages } from '../../messages/testing/read-messages';
import { renderApp, text } from '../../testing/render-app';
import { useCombatFeed } from './feed-store';
import { LiveLog } from './live-log';

const self = { id: 1, name: 'Ravna', content: '', isSelf: true, isHostile: false };
const eel = { id: 3, name: '', content: 'tide_eel', isSelf: false, isHostile: true };
const hauler = { id: 4, name: 'Lead hauler', content: 'convoy', isSelf: false, isHostile: true };
const bite: CombatLogEntry = {
  atMs: 1_000,
  what: 'damage',
  source: eel,
  target: self,
  amount: 41,
  critical: false,
  type: 'physical',
  by: 'blade_fishmonger',
};
const shot: CombatLogEntry = {
  ...bite,
  source: self,
  target: hauler,
  by: 'pistol_lantern',
  amount: 12,
  critical: true,
};
const summary: CombatSummary = {
  zoneId: 'watson',
  place: null,
  outcome: 'died',
  durationMs: 20_000,
  damageDone: 100,
  damageTaken: 41,
  healed: 0,
  absorbed: 0,
  criticals: 0,
  biggestHit: 12,
  shotsFired: 0,
  shotsHit: 0,
  kills: 0,
  downs: 1,
  participants: [],
};

beforeEach(() => useCombatFeed.setState(useCombatFeed.getInitialState(), true));

const note = (...entries: readonly CombatLogEntry[]) =>
  act(() => {
    for (const entry of entries) useCombatFeed.getState().note(entry);
  });
const log = () => within(screen.getByRole('log', { name: text('combat.log') }));
const side = (name: string) => screen.getByRole('radio', { name: text(`combat.side.${name}`) });
const russian = { locale: 'ru', messages: readMessages('ru') } as const;

describe('the live combat log', () => {
  test('says that nothing has happened in place of an empty frame', async () => {
    renderApp(<LiveLog />);
    expect(await screen.findByText(text('combat.logEmpty'))).toBeTruthy();
    expect(screen.queryByRole('log')).toBeNull();
    note(bite);
    expect(await screen.findByRole('log')).toBeTruthy();
    expect(screen.queryByText(text('combat.logEmpty'))).toBeNull();
  });

  test('names everyone and everything in the language of the reader, teeth as teeth', async () => {
    renderApp(<LiveLog />);
    note(bite, shot);
    expect(await screen.findByText('Tide Eel → You: 41 with Needle Teeth')).toBeTruthy();
    expect(await screen.findByText('You → Lead hauler: 12 with Lantern-9 (critical)')).toBeTruthy();
  });

  test('shows no id when something is unknown', async () => {
    renderApp(<LiveLog />);
    note({ ...bite, source: { ...eel, content: 'forgotten_beast' }, by: 'forgotten_claw' });
    expect(await screen.findByText('Unknown → You: 41')).toBeTruthy();
  });

  test('speaks the language of the reader', async () => {
    renderApp(<LiveLog />, {}, russian);
    note(bite);
    expect(await screen.findByText('Приливный угорь → Вы: 41 (Зубы-иглы)')).toBeTruthy();
  });

  test('filters by side and by kind, and says when nothing is left', async () => {
    const { user } = renderApp(<LiveLog />);
    note(bite, shot);
    await user.click(side('enemies'));
    await waitFor(() => expect(log().getAllByRole('listitem')).toHaveLength(1));
    await user.click(screen.getByRole('button', { name: text('combat.logKind.damage') }));
    expect(screen.getByText(text('combat.logFiltered'))).toBeTruthy();
  });

  test('adds up the running fight, and its end says how, where and how much', async () => {
    renderApp(<LiveLog />);
    note(bite, { ...shot, atMs: 3_000 });
    const totals = () => screen.queryByText(text('combat.totals.perSecond'))?.parentElement?.textContent;
    expect(totals()).toBe('Per second6');
    act(() => useCombatFeed.getState().sumUp(summary));
    expect(
      await screen.findByText(/^Died · .+ · 20 s\. Dealt 100 \(5 per second\), received 41, healed 0$/),
    ).toBeTruthy();
    expect(totals()).toBeUndefined();
  });

  test('shows what the fight brought', async () => {
    renderApp(<LiveLog />);
    act(() => useCombatFeed.getState().reward([{ kind: 'item', id: 'stim_night', rarity: null, amount: 2 }]));
    expect(await screen.findByText('Night Shift Stim ×2')).toBeTruthy();
  });

  test('copies the shown lines as text', async () => {
    const { user } = renderApp(<LiveLog />);
    note(bite);
    await screen.findByText(/Needle Teeth/);
    await user.click(screen.getByRole('button', { name: text('combat.copyLog') }));
    expect(await screen.findByText(text('combat.copied'))).toBeTruthy();
    expect(await navigator.clipboard.readText()).toMatch(/^\d\d:\d\d:\d\d Tide Eel → You: 41 with Needle Teeth$/);
  });

  test('waits where the player has scrolled to, and goes on to the latest on demand', async () => {
    const { user } = renderApp(<LiveLog />);
    note(bite);
    const frame = screen.getByRole('log', { name: text('combat.log') });
    Object.defineProperties(frame, { scrollHeight: { value: 900 }, clientHeight: { value: 200 } });
    frame.scrollTop = 100;
    fireEvent.scroll(frame);
    note(shot);
    expect(frame.scrollTop).toBe(100);
    await user.click(await screen.findByRole('button', { name: text('combat.toLatest', { count: 1 }) }));
    expect(frame.scrollTop).toBe(900);
  });
});
