import { liveChangeOf } from '@necp/shared/protocol';
import { steadyMs, wallClock } from '../../components/kernel/clock';
import type { RealtimeEvents } from '../../realtime/types';
import type { Sources } from '../base/feature';
import { useChat, type SystemCode, type SystemMessage } from './store';

/** Keeps the received messages, and what became of those that the player sent; works without a drawn city. */
export function listenToChat({ connection, game, characterId }: Omit<Sources, 'api'>) {
  return [
    connection.on('connection.changed', ({ phase }) => {
      if (phase !== 'online') useChat.getState().connectionLost();
    }),
    connection.on('zone.welcome', ({ recentMessages }) => {
      // The zone that was left answered everything that it took before this; the rest is lost.
      useChat.getState().connectionLost();
      useChat.getState().catchUp([...recentMessages, systemMessage('entered')]);
    }),
    connection.on('chat.message', (message) => {
      useChat.getState().receive(message);
      if (message.sender.characterId === characterId) useChat.getState().confirmed(message.text);
    }),
    connection.on('chat.rejected', (refusal) => useChat.getState().rejected(refusal)),
    game.on('chatWanted', () => useChat.getState().askFocus()),
    ...listenToSystem(connection),
  ];
}

/** Writes into the tab of the system what happens to the player's game. */
function listenToSystem(connection: Sources['connection']) {
  const report = (code: SystemCode, count = 0) => useChat.getState().receive(systemMessage(code, count));
  let isOnline = false;
  let event: RealtimeEvents['event.state'] = null;
  return [
    connection.on('connection.changed', ({ phase }) => {
      if (isOnline && phase === 'lost') report('connection_lost');
      isOnline = phase === 'online';
    }),
    connection.on('realm.restarting', ({ inMs }) => report('restarting', Math.ceil(inMs / 1_000))),
    connection.on('event.state', (next) => {
      // The state is sent again every second.
      if (next !== null && next.runId !== event?.runId && next.result === null) report('event_announced');
      if (next !== null && next.result !== null && event?.result !== next.result)
        report(next.result === 'won' ? 'event_won' : 'event_lost');
      event = next;
    }),
    connection.on('live', (message) => {
      const change = liveChangeOf(message);
      if (change?.topic === 'progression.level_up') report('level', change.level);
      if (change?.topic === 'inventory.item_gained' && change.delivered > 0) report('to_delivery');
    }),
  ];
}

let lastNumber = 0;

function systemMessage(code: SystemCode, count = 0): SystemMessage {
  lastNumber += 1;
  return { id: `${code} ${steadyMs()} ${lastNumber}`, channel: 'system', atMs: wallClock.nowMs(), code, count };
}
