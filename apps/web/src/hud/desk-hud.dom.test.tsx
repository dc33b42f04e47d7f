import { presets } from '@necp/content/client';
import type { CharacterView } from '@necp/shared/character/schema';
import { defaultKeyBindings } from '@necp/shared/settings/rules';
import { windowActions } from '@necp/shared/settings/schema';
import { act, screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { keyName } from '../components/key-names';
import type { HudProps } from '../features/base/feature';
import type { GameEvents, PlayerActions } from '../game/types';
import { Subscriptions } from '../realtime/subscriptions';
import type { RealtimeEvents } from '../realtime/types';
import { renderApp, text } from '../testing/render-app';
import { characterId } from '../testing/samples';
import { DeskHud } from './desk-hud';
import { features } from './features';
import { useFeed } from './gains/feed-store';
import { presetPlaces } from './layout/presets';

const character = { id: characterId, name: 'Ravna', look: presets[0]?.look, classId: 'bouncer' } as CharacterView;
const locker = { verb: 'use', entityId: 7, content: 'gang_locker', name: '', obstacle: null } as const;
const drops = [1, 2].map((entityId) => ({
  entityId,
  templateId: '',
  rarity: 'common' as const,
  mine: true,
  distanceTiles: 1,
}));

/** Draws the HUD of a character; events of the server and of the engine are published by the test. */
function openHud(changes: Partial<HudProps> = {}) {
  const server = new Subscriptions<RealtimeEvents>();
  const game = new Subscriptions<GameEvents>();
  for (const { listen } of features) listen?.({ connection: server, game, api: undefined as never, characterId });
  const playerActions = { interact: vi.fn(), pickUp: vi.fn(), answerDuel: vi.fn(), send: vi.fn(), setTaught: vi.fn() };
  const parts: HudProps = {
    character,
    device: 'desk',
    keys: defaultKeyBindings,
    barNumbers: 'on',
    isFree: true,
    playerActions: playerActions as unknown as PlayerActions,
    focusGame: vi.fn(),
    openWindow: vi.fn(),
    ...changes,
  };
  const connection = { send: () => true };
  const app = renderApp(<DeskHud parts={parts} connection={connection} takeSlot={vi.fn()} openMenu={vi.fn()} />);
  return { ...app, server, game, playerActions, parts };
}

beforeEach(() => {
  for (const forget of features.flatMap((feature) => feature.forget ?? [])) forget();
});

const atHand = () => screen.queryByRole('group', { name: text('combat.atHand') });

describe('the HUD of a desktop', () => {
  test('has a button for each window with a key, named with its key', () => {
    openHud();
    const buttons = within(screen.getByRole('navigation', { name: text('hud.windows') })).getAllByRole('button');
    expect(buttons.map((one) => one.getAttribute('aria-label'))).toEqual([
      ...windowActions.map((name) => `${text(`hud.window.${name}`)} (${keyName(defaultKeyBindings[name][0] ?? '')})`),
      text('hud.menu'),
    ]);
  });

  test.each(['standard', 'compact'] as const)('keeps every button clear of the tracker, placed as %s', (preset) => {
    openHud();
    const bar = screen.getByRole('navigation', { name: text('hud.windows') });
    const columns = Number(/repeat\((\d+)/.exec(bar.style.gridTemplateColumns)?.[1]);
    const rows = Math.ceil(within(bar).getAllByRole('button').length / columns);
    const { buttons, tracker } = presetPlaces(preset, 'wide');
    // A small button is 2 rem high; 0.25 rem lie between two.
    const height = (rows * 2 + (rows - 1) * 0.25) * (buttons?.scale ?? 1);
    expect((buttons?.y ?? 0) + height).toBeLessThanOrEqual(tracker?.y ?? 0);
  });

  test('says beside the place that it is a safe zone, as long as the player stands in one', () => {
    const { game } = openHud();
    const self = { statuses: [], cooldowns: {}, cast: null, weapon: { templateId: null, rounds: 0, magazine: 0 } };
    const stand = ({ isSafe }: { readonly isSafe: boolean }) =>
      act(() => game.publish('self', { ...self, inCombat: false, isSafe } as unknown as GameEvents['self']));
    const shown = () => within(screen.getByRole('region', { name: text('hud.you') })).queryByText(text('hud.safeZone'));
    expect(shown()).toBeNull();
    stand({ isSafe: true });
    expect(shown()).not.toBeNull();
    stand({ isSafe: false });
    expect(shown()).toBeNull();
  });

  test('gives the keys back to the game as soon as a chat message was sent', async () => {
    const { parts, user } = openHud();
    await user.type(screen.getByRole('textbox'), 'hello{Enter}');
    expect(parts.focusGame).toHaveBeenCalledOnce();
  });

  test('shows what is at hand, and the interact button uses it', async () => {
    const { game, playerActions, user } = openHud();
    expect(atHand()).toBeNull();
    act(() => game.publish('prompt', locker));
    await user.click(within(atHand() ?? document.body).getByRole('button'));
    expect(playerActions.interact).toHaveBeenCalledOnce();
  });

  test('offers nothing at hand to a player who is downed or talks', () => {
    const { game } = openHud({ isFree: false });
    act(() => {
      game.publish('prompt', locker);
      game.publish('drops', drops);
    });
    expect(atHand()).toBeNull();
    expect(screen.queryByRole('button', { name: text('combat.pickAll', { count: 2 }) })).toBeNull();
  });

  test('offers to pick up everything nearby, but not during an interaction', () => {
    const { game } = openHud();
    const offer = () => screen.queryByRole('button', { name: text('combat.pickAll', { count: 2 }) });
    act(() => game.publish('drops', drops));
    expect(offer()).not.toBeNull();
    act(() => game.publish('interacting', { entityId: 7, startMs: 0, endMs: 1_000 }));
    expect(offer()).toBeNull();
  });

  test('lists gains and the sums of an encounter in one log', () => {
    const { server } = openHud();
    act(() => useFeed.getState().add([{ kind: 'experience', amount: 64 }]));
    act(() =>
      server.publish('combat.summary', {
        damageDone: 40,
        damageTaken: 7,
        kills: 2,
      } as RealtimeEvents['combat.summary']),
    );
    const log = screen.getByRole('log', { name: text('hud.gains') });
    expect(log.textContent).toContain('+64 experience');
    expect(log.textContent).toContain('40');
  });

  test('asks a player who was challenged for an answer', async () => {
    const { server, playerActions, user } = openHud();
    act(() =>
      server.publish('duel.state', {
        phase: 'challenged',
        opponent: 5,
        opponentName: 'Juno',
        isAsked: true,
      } as RealtimeEvents['duel.state']),
    );
    await user.click(screen.getByRole('button', { name: text('combat.accept') }));
    expect(playerActions.answerDuel).toHaveBeenCalledExactlyOnceWith(5, 'accept');
  });

  test('compares both duelists after a duel and offers a rematch', async () => {
    const { server, playerActions, user } = openHud();
    const sums = { dealt: 318, healed: 40, biggestHit: 62, shotsFired: 20, shotsHit: 10 };
    act(() =>
      server.publish('duel.state', {
        phase: 'over',
        opponent: 5,
        opponentName: 'Juno',
        winner: 1,
        how: 'yielded',
        sums: { lastedMs: 47_300, own: sums, other: { ...sums, dealt: 154, shotsFired: 0 } },
      } as RealtimeEvents['duel.state']),
    );
    const table = screen.getByRole('table');
    const row = (label: string) => within(table).getByRole('row', { name: new RegExp(label) }).textContent;
    expect(row(text('combat.duelDealt'))).toBe(`318${text('combat.duelDealt')}154`);
    expect(row(text('combat.duelAccuracy'))).toBe(`50%${text('combat.duelAccuracy')}—`);
    await user.click(screen.getByRole('button', { name: text('combat.rematch') }));
    expect(playerActions.send).toHaveBeenCalledExactlyOnceWith('duel.challenge', { entityId: 5 });
  });
});
