import { channelsChanged, lineOfMessage, sanctionsChanged, slowOfMessage } from '@necp/shared/chat/live';
import { liveChangeOf } from '@necp/shared/protocol';
import type { Sources } from '../base/feature';
import { readChat, readPlaces } from './catch-up';
import { useLinkWanted } from '../../components/link-wanted';
import { useWhisperWanted } from '../../components/whisper-wanted';
import { systemMessage } from './system-message';
import { useChat, type SystemCode } from './store';

/** Keeps the received messages, and what became of those that the player sent; works without a drawn city. */
export function listenToChat({ connection, game, characterId, api }: Sources) {
  // What was said while there was no connection is read again after it.
  let isBehind = true;
  useChat.setState({ ownId: characterId });
  return [
    connection.on('connection.changed', ({ phase }) => {
      if (phase === 'online') return;
      isBehind = true;
      useChat.getState().connectionLost();
    }),
    connection.on('zone.welcome', ({ recentMessages }) => {
      // The zone that was left answered everything that it took before this; the rest is lost.
      useChat.getState().connectionLost();
      useChat.getState().catchUp([...recentMessages, systemMessage('entered')]);
      if (isBehind) void readChat(api);
      isBehind = false;
    }),
    connection.on('live', (sent) => {
      const { topic } = sent as { topic?: unknown };
      if (topic === channelsChanged || topic === sanctionsChanged) void readPlaces(api);
      const slow = slowOfMessage(sent);
      if (slow !== null)
        useChat.getState().receive(systemMessage(`slow_${slow.channel}`, { count: slow.seconds, tab: slow.channel }));
      const line = lineOfMessage(sent);
      if (line === null) return;
      useChat.getState().receive(line);
      if (line.channel === 'whisper' && line.sender.characterId !== characterId)
        useChat.setState({ lastWhisperer: line.sender.name });
    }),
    useWhisperWanted.subscribe(({ name }) => name !== null && useChat.getState().whisperTo(name)),
    useLinkWanted.subscribe(({ link }) => link !== null && useChat.getState().addLink(link)),
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
  const report = (code: SystemCode, count = 0) => useChat.getState().receive(systemMessage(code, { count }));
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
