import { liveChangeOf } from '@necp/shared/protocol';
import type { RealtimeEvents } from '../realtime/types';
import type { Sources } from '../features/base/feature';
import { gainsOf } from '../features/base/gains';
import type { LiveNews } from './features';
import { useFeed } from './gains/feed-store';
import { useLink } from './link-store';
import { obeyMenuPad, obeyWindowButton } from './pad/commands';

/** What the HUD itself does at events that belong to no feature. */
export interface HudCallbacks {
  zoomChanged(zoom: number): void;
  /** Called when a hotbar slot, 0 to 15, was pressed. */
  slotPressed(slot: number): void;
  refused(refusal: RealtimeEvents['action.rejected']): void;
  /** Called when the data of a room changed: every view of it has to be read again. */
  changed(message: LiveNews): void;
}

/** Keeps the state of the connection and the feed of gains, and calls back at the events that belong to no feature. */
export function listenToLink({ connection, game }: Sources, callbacks: HudCallbacks) {
  const link = useLink.getState();
  return [
    connection.on('connection.changed', link.setConnection),
    connection.on('zone.welcome', ({ population }) => link.admitted(population)),
    connection.on('zone.population', ({ population }) => link.setPopulation(population)),
    connection.on('zone.transfer_begun', ({ to }) => link.setTransfer(to)),
    connection.on('realm.restarting', ({ inMs }) => link.announceRestart(inMs)),
    connection.on('action.rejected', (refusal) => {
      // The transfer was refused: the player stays in this zone.
      if (refusal.what === 'zone.transfer') link.setTransfer(null);
      callbacks.refused(refusal);
    }),
    connection.on('live', (message) => {
      const change = liveChangeOf(message);
      if (change) useFeed.getState().add(gainsOf(change));
      callbacks.changed(message);
    }),
    game.on('loading', ({ step }) => link.setConnection({ phase: 'loading', step })),
    game.on('zone', () => link.setTransfer(null)),
    game.on('welcome', (welcome) => link.setWelcome(welcome)),
    game.on('latency', (ms) => link.setLatency(ms)),
    game.on('graphics', (state) => link.setGraphics(state === 'restored' ? 'good' : state)),
    game.on('zoomChanged', (zoom) => callbacks.zoomChanged(zoom)),
    game.on('windowPressed', obeyWindowButton),
    game.on('menuUsed', obeyMenuPad),
    game.on('slotPressed', (slot) => callbacks.slotPressed(slot)),
  ];
}
