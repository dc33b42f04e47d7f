import { liveChangeOf } from '@necp/shared/protocol';
import { steadyMs, wallClock } from '../../components/kernel/clock';
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
  const announced = new Set<string>();
  const ended = new Set<string>();
  return [
    connection.on('connection.changed', ({ phase }) => {
      if (isOnline && phase === 'lost') report('connection_lost');
      isOnline = phase === 'online';
    }),
    connection.on('realm.restarting', ({ inMs }) => report('restarting', Math.ceil(inMs / 1_000))),
    connection.on('event.state', (next) => {
      // The state is sent again every second, and those of several events take turns.
      if (next === null) return;
      if (next.result === null && isNew(announced, next.runId)) report('event_announced');
      if (next.result !== null && isNew(ended, next.runId)) report(next.result === 'won' ? 'event_won' : 'event_lost');
    }),
    connection.on('live', (message) => {
      const change = liveChangeOf(message);
      if (change?.topic === 'progression.level_up') report('level', change.level);
      if (change?.topic === 'inventory.item_gained' && change.delivered > 0) report('to_delivery');
    }),
  ];
}

/** Checks whether an id was not there before, and adds it. */
function isNew(known: Set<string>, id: string): boolean {
  if (known.has(id)) return false;
  known.add(id);
  return true;
}

let lastNumber = 0;

function systemMessage(code: SystemCode, count = 0): SystemMessage {
  lastNumber += 1;
  return { id: `${code} ${steadyMs()} ${lastNumber}`, channel: 'system', atMs: wallClock.nowMs(), code, count };
}
