import type { ChatMessage } from '@necp/shared/chat/schema';
import { steadyMs, wallClock } from '../components/kernel/clock';
import { useChat } from '../features/chat/store';
import { useZone } from '../features/zone/store';
import type { GameSink } from '../game/types';
import { createCombatSink, type CombatCallbacks } from './combat/combat-sink';
import { useCombat } from './combat/store';
import { useLink } from './link-store';
import { useWindows } from './windows';

interface HudCallbacks extends CombatCallbacks {
  chatWanted(): void;
  zoomChanged(zoom: number): void;
}

const nothingNear = {
  transferTo: null,
  target: null,
  prompt: null,
  door: null,
  drops: [],
  event: null,
  board: null,
} as const;

/** Writes what the engine reports into the stores that the screens read. `ownId` is the player's character. */
export function createSink(callbacks: HudCallbacks, ownId: string): GameSink {
  return {
    connection: (state) => {
      useLink.getState().setConnection(state);
      if (state.phase !== 'online') useChat.getState().connectionLost();
    },
    zone: (map) => {
      useZone.getState().setMap(map);
      useCombat.getState().set(nothingNear);
    },
    welcome: (welcome) => {
      // The server sends again what is still open.
      useWindows.getState().talk(null);
      useLink.getState().setWelcome(welcome);
      useZone.getState().arrive(welcome.zoneName, welcome.channel);
      useZone.getState().countChannels(welcome.channels);
      // What was near belongs to the channel that was left; the new one sends its own.
      useCombat.getState().set(nothingNear);
      const entered: ChatMessage = {
        id: `entered-${steadyMs()}`,
        channel: 'system',
        atMs: wallClock.nowMs(),
        sender: null,
        text: 'entered',
      };
      // The zone that was left answered everything that it took before this; the rest is lost.
      useChat.getState().connectionLost();
      useChat.getState().catchUp([...welcome.recentMessages, entered]);
    },
    population: ({ population, channels }) => {
      useLink.getState().setPopulation(population);
      useZone.getState().countChannels(channels);
    },
    chatMessage: (message) => {
      useChat.getState().receive(message);
      if (message.sender?.characterId === ownId) useChat.getState().confirmed(message.text);
    },
    messageRejected: (refusal) => useChat.getState().rejected(refusal),
    radar: (radar) => useZone.getState().sweep(radar),
    latency: (ms) => useLink.getState().setLatency(ms),
    restarting: (inMs) => useLink.getState().announceRestart(inMs),
    chatWanted: () => callbacks.chatWanted(),
    zoomChanged: (zoom) => callbacks.zoomChanged(zoom),
    combat: createCombatSink(callbacks),
    graphics: (state) => useLink.getState().setGraphics(state === 'restored' ? 'good' : state),
  };
}

/** Forgets the last stay, so that the next one starts clean. */
export function clearStores(): void {
  useLink.getState().clear();
  useZone.getState().clear();
  useChat.getState().clear();
  useCombat.getState().clear();
  useWindows.getState().clear();
}
