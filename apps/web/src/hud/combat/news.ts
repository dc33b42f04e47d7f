import { serverEvents } from '@necp/shared/protocol';
import { steadyMs } from '../../components/kernel/clock';
import type { ServerNews } from '../../game/types';
import { useZone } from '../../features/zone/store';
import { useFight } from './store';

/** Somebody or something one talks with; `object` for terminals, doors and the like. */
export interface ConversationNews {
  readonly entityId: number;
  readonly npc: string | null;
  readonly object: string | null /** Open before this page was: whoever shows it asks whether it still is. */;
  readonly isResumed?: boolean | undefined;
}

export interface NewsWishes {
  /** News of a room: whoever shows it reads it again. */
  live(topic: string): void;
  conversation(opened: ConversationNews | null): void;
}

type Topic = keyof typeof serverEvents;

/** Sorts what the server tells besides snapshots to whoever shows it; what is malformed or unknown is passed by. */
export function hearNews({ topic, body }: ServerNews, wishes: NewsWishes): void {
  const heard = readNews(topic, body);
  if (heard === null) return;
  const fight = useFight.getState();
  switch (heard.topic) {
    case 'gains':
      return fight.gain(heard.body);
    case 'event.state':
      return fight.set({ event: heard.body });
    case 'duel.state':
      return fight.set({ duel: heard.body });
    case 'duel.board':
      return fight.set({ board: heard.body });
    case 'interact.check':
      return fight.set({ check: { ...heard.body, atMs: steadyMs() } });
    case 'combat.summary':
      return fight.sumUp(heard.body);
    case 'zone.channels':
      return useZone.getState().showChannels(heard.body);
    case 'live':
      return wishes.live(heard.body.topic);
    case 'conversation.opened':
      return wishes.conversation(heard.body);
    case 'conversation.closed':
      return wishes.conversation(null);
    default:
      return;
  }
}

type News = { [K in Topic]: { readonly topic: K; readonly body: (typeof serverEvents)[K]['_output'] } }[Topic];

function readNews(topic: string, body: unknown): News | null {
  if (!Object.hasOwn(serverEvents, topic)) return null;
  const read = serverEvents[topic as Topic].safeParse(body);
  return read.success ? ({ topic, body: read.data } as News) : null;
}
