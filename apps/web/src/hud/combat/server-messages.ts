import { serverEvents } from '@necp/shared/protocol';
import { steadyMs } from '../../components/kernel/clock';
import type { UnreadMessage } from '../../game/types';
import { useZone } from '../../features/zone/store';
import { useCombat } from './store';

/** The partner of a conversation; `object` for terminals, doors and the like. */
export interface OpenedConversation {
  readonly entityId: number;
  readonly npc: string | null;
  readonly object:
    | string
    | null /** It was open before this page was loaded: check that it still is before showing it. */;
  readonly isResumed?: boolean | undefined;
}

export interface MessageCallbacks {
  /** Called when the data of a room changed: every view of it has to be read again. */
  live(topic: string): void;
  conversation(opened: OpenedConversation | null): void;
}

type ServerTopic = keyof typeof serverEvents;

/** Passes a server message to the store that shows it; malformed or unknown ones are ignored. */
export function receiveMessage({ topic, body }: UnreadMessage, callbacks: MessageCallbacks): void {
  const message = parseMessage(topic, body);
  if (message === null) return;
  const combat = useCombat.getState();
  switch (message.topic) {
    case 'gains':
      return combat.gain(message.body);
    case 'event.state':
      return combat.set({ event: message.body });
    case 'duel.state':
      return combat.set({ duel: message.body });
    case 'duel.board':
      return combat.set({ board: message.body });
    case 'interact.check':
      return combat.set({ check: { ...message.body, atMs: steadyMs() } });
    case 'combat.summary':
      return combat.sumUp(message.body);
    case 'zone.channels':
      return useZone.getState().showChannels(message.body);
    case 'live':
      return callbacks.live(message.body.topic);
    case 'conversation.opened':
      return callbacks.conversation(message.body);
    case 'conversation.closed':
      return callbacks.conversation(null);
    default:
      return;
  }
}

type ParsedMessage = {
  [K in ServerTopic]: { readonly topic: K; readonly body: (typeof serverEvents)[K]['_output'] };
}[ServerTopic];

function parseMessage(topic: string, body: unknown): ParsedMessage | null {
  if (!Object.hasOwn(serverEvents, topic)) return null;
  const read = serverEvents[topic as ServerTopic].safeParse(body);
  return read.success ? ({ topic, body: read.data } as ParsedMessage) : null;
}
