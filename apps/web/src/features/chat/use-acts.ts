'use client';

import type { FoundPlayersView } from '@necp/shared/social/schema';
import { GameError, hourMs, minuteMs } from '@necp/shared/kernel';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { newRequestId } from '../../components/kernel/rng';
import { type ApiClient, useTRPCClient, viewOfError } from '../../components/providers/api';
import { readPlaces } from './catch-up';
import { type Command, commands, type Written } from './commands';
import { type ChatTab, type SystemCode, type SystemMessage, useChat } from './store';
import { systemMessage } from './system-message';

type Act = Exclude<Written, { kind: 'line' | 'mistake' }>;
type Kind = Act['kind'];
type ActOf<K extends Kind> = Extract<Act, { readonly kind: K }>;

interface Acting {
  readonly api: ApiClient;
  readonly tab: ChatTab;
  /** What a command does, in the player's language. */
  readonly helpOf: (command: Command) => string;
  readonly report: (code: SystemCode, more?: Partial<Pick<SystemMessage, 'name' | 'words' | 'count'>>) => void;
}

const requestId = () => newRequestId();

/** How each command is carried out; what it reports is seen in the tab where it was written. */
const acts: { readonly [K in Kind]: (acting: Acting, act: ActOf<K>) => Promise<void> | void } = {
  help: ({ report, helpOf }) => {
    for (const [command, use] of Object.entries(commands))
      report('help', { name: use, words: helpOf(command as Command) });
  },
  time: ({ report }) => report('time'),
  clear: ({ tab }) => useChat.getState().clearTab(tab),
  played: async ({ api, report }) => {
    const { characters } = await api.character.list.query();
    const own = characters.find(({ id }) => id === useChat.getState().ownId);
    const playedMs = own?.playedMs ?? 0;
    report('played', {
      count: Math.floor(playedMs / hourMs),
      words: String(Math.floor((playedMs % hourMs) / minuteMs)),
    });
  },
  who: async ({ api, report }, { name }) => reportFound(await api.social.find.query({ start: name }), report),
  friend: async ({ api, report }, { name }) => {
    const { became } = await api.social.ask.mutate({ requestId: requestId(), name, note: '' });
    report(became === 'sent' ? 'friend_asked' : 'friend_made', { name });
  },
  block: async ({ api, report }, { name }) => {
    await api.social.block.mutate({ requestId: requestId(), name });
    report('blocked', { name });
  },
  unblock: async ({ api, report }, { name }) => {
    const { blockId } = await api.social.relation.query({ name });
    if (blockId !== null) await api.social.unblock.mutate({ requestId: requestId(), blockId });
    report('unblocked', { name });
  },
  invite: async ({ api, report }, { name }) => {
    await api.party.invite.mutate({ requestId: requestId(), name });
    report('invited', { name });
  },
  kick: async ({ api, report }, { name }) => {
    const { party } = await api.party.own.query();
    const member = party?.members.find(({ character }) => isSame(character.name, name));
    if (member === undefined) throw new GameError('not_found', party === null ? 'party.none' : 'party.no_member');
    await api.party.kick.mutate({ requestId: requestId(), memberId: member.characterId });
    report('kicked', { name: member.character.name });
  },
  quit_party: async ({ api, report }) => {
    await api.party.leave.mutate({ requestId: requestId() });
    report('quit_party');
  },
  ready: async ({ api, report }) => {
    await api.party.readyCheck.mutate({ requestId: requestId() });
    report('ready_asked');
  },
  status: async ({ api, report }, act) => {
    const { own } = await api.social.friends.query();
    // The same command without a text ends it, as in other games.
    const status = own.status === act.status && act.text === '' ? 'online' : act.status;
    await api.social.setStatus.mutate({ ...own, requestId: requestId(), status, text: act.text });
    report(status, { words: act.text });
  },
  make: enterChannel,
  join: enterChannel,
  leave: async ({ api, report }, { channelId, name }) => {
    await api.chat.leave.mutate({ requestId: requestId(), channelId });
    await readPlaces(api);
    report('left', { name });
  },
};

const isSame = (one: string, other: string) => one.toLowerCase() === other.trim().toLowerCase();

async function enterChannel({ api, report }: Acting, { kind, name, password }: ActOf<'make' | 'join'>): Promise<void> {
  const made = await api.chat[kind].mutate({ requestId: requestId(), name, password });
  await readPlaces(api);
  useChat.getState().chooseChannel(made.id);
  report(kind === 'make' ? 'made' : 'joined', { name: made.name });
}

/** How many players `/who` lists. */
const listed = 10;

function reportFound({ characters }: FoundPlayersView, report: Acting['report']): void {
  if (characters.length === 0) return report('none_found');
  for (const { name, level } of characters.slice(0, listed)) report('found', { name, count: level });
}

/** Returns a function that does what a command asks for, and says so in the tab where it was written. */
export function useActs(tab: ChatTab): (typed: string, act: Act) => void {
  const t = useTranslations('chat');
  const api = useTRPCClient();
  const queries = useQueryClient();
  const report: Acting['report'] = (code, more = {}) =>
    useChat.getState().receive(systemMessage(code, { ...more, tab }));
  const acting: Acting = { api, tab, helpOf: (command) => t(`help.${command}`), report };
  const perform = async (act: Act) =>
    (acts[act.kind] as (acting: Acting, act: Act) => Promise<void> | void)(acting, act);
  return (typed, act) =>
    void perform(act)
      .then(() => queries.invalidateQueries({ predicate: ({ queryKey: [path] }) => isStale(path) }))
      .catch((error: unknown) => useChat.getState().giveBack(typed, viewOfError(error)));
}

const changed: readonly unknown[] = ['social', 'chat', 'party'];
const isStale = (path: unknown) => Array.isArray(path) && changed.includes(path[0]);
