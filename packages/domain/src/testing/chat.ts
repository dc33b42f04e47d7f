import { lineOfMessage } from '@necp/shared/chat/live';
import type { ChatMessage, ChatTarget, memberActs, OwnChannelView, SentLineView } from '@necp/shared/chat/schema';
import { joinChannel, makeChannel, changeMember, sendLine } from '../chat/service';
import { liveChannel } from '../kernel';
import { newRequestId, type TestDomain } from '.';
import type { SocialPlayer } from './social';

/** Says something, as the player's browser asks for it. */
export function say(by: SocialPlayer, target: ChatTarget, text: string): Promise<SentLineView> {
  return sendLine(by.ctx, { requestId: newRequestId(), target, text, style: 'plain', rollMost: null });
}

export const whisper = (by: SocialPlayer, to: Pick<SocialPlayer, 'name'>, text: string) =>
  say(by, { channel: 'whisper', name: to.name }, text);

export const inChannel = ({ id }: Pick<OwnChannelView, 'id'>): ChatTarget => ({ channel: 'own', channelId: id });

export const make = (by: SocialPlayer, name: string, password = ''): Promise<OwnChannelView> =>
  makeChannel(by.ctx, { requestId: newRequestId(), name, password });
export const join = (by: SocialPlayer, name: string, password = ''): Promise<OwnChannelView> =>
  joinChannel(by.ctx, { requestId: newRequestId(), name, password });

interface MemberAct {
  readonly act: (typeof memberActs)[number];
  readonly to: Pick<SocialPlayer, 'name'>;
  readonly channel: Pick<OwnChannelView, 'id'>;
}
export const manage = (by: SocialPlayer, { act, to, channel }: MemberAct) =>
  changeMember(by.ctx, { requestId: newRequestId(), channelId: channel.id, name: to.name, act });

/** What players hear since the call. */
export interface Ears {
  /** The texts that a player has heard, in order. */
  heard(by: SocialPlayer): readonly string[];
  messages(by: SocialPlayer): readonly ChatMessage[];
  /** Waits until a player has heard a text. */
  until(by: SocialPlayer, text: string): Promise<void>;
  close(): void;
}

/** Subscribes to what is sent to players; lines for everyone reach all but those that they leave out. */
export async function listenAs({ domain }: TestDomain, players: readonly SocialPlayer[]): Promise<Ears> {
  const ear = domain.redis.duplicate();
  await new Promise((resolve) => ear.once('ready', resolve));
  const lines = new Map<SocialPlayer, ChatMessage[]>(players.map((player) => [player, []]));
  const waiting = new Set<() => void>();
  ear.on('message', (channel: string, text: string) => {
    const sent = JSON.parse(text) as { readonly without?: readonly string[] };
    const message = lineOfMessage(sent);
    if (message === null) return;
    for (const [player, heard] of lines) {
      const isFor = channel === liveChannel('everyone') ? !sent.without?.includes(player.accountId) : false;
      if (isFor || channel === liveChannel({ characterId: player.characterId })) heard.push(message);
    }
    for (const look of waiting) look();
  });
  await ear.subscribe(liveChannel('everyone'), ...players.map(({ characterId }) => liveChannel({ characterId })));
  const messages = (by: SocialPlayer) => lines.get(by) ?? [];
  const heard = (by: SocialPlayer) => messages(by).map(({ text }) => text);
  return {
    heard,
    messages,
    until: (by, text) =>
      new Promise((resolve) => {
        const look = () => {
          if (!heard(by).includes(text)) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    close: () => ear.disconnect(),
  };
}
