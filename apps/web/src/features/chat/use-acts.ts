'use client';

import { classes, zoneNames } from '@necp/content/client';
import type { EmoteContent } from '@necp/shared/chat/emotes';
import type { WhoView } from '@necp/shared/social/schema';
import { GameError, hourMs, type Locale, minuteMs } from '@necp/shared/kernel';
import { useQueryClient } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { newRequestId } from '../../components/kernel/rng';
import { type ApiClient, useTRPCClient, viewOfError } from '../../components/providers/api';
import { readPlaces } from './catch-up';
import { type Command, commands, type Written } from './commands';
import { commandOf, useEmotes } from './emotes';
import { type ChatTab, type SystemCode, type SystemMessage, useChat } from './store';
import { systemMessage } from './system-message';

type Act = Exclude<Written, { kind: 'line' | 'mistake' | 'emote' | 'emotes' }>;
type Kind = Act['kind'];
type ActOf<K extends Kind> = Extract<Act, { readonly kind: K }>;

interface Acting {
  readonly api: ApiClient;
  readonly tab: ChatTab;
  readonly locale: Locale;
  readonly emotes: readonly EmoteContent[];
  /** What a command does, in the player's language. */
  readonly helpOf: (command: Command) => string;
  readonly report: (code: SystemCode, more?: Partial<Pick<SystemMessage, 'name' | 'words' | 'count'>>) => void;
}

const requestId = () => newRequestId();

/** How each command is carried out; what it reports is seen in the tab where it was written. */
const acts: { readonly [K in Kind]: (acting: Acting, act: ActOf<K>) => Promise<void> | void } = {
  help: ({ report, helpOf, emotes, locale }) => {
    for (const [command, use] of Object.entries(commands))
      report('help', { name: use, words: helpOf(command as Command) });
    if (emotes.length > 0) report('emotes', { words: emotes.map((emote) => `/${commandOf(emote, locale)}`).join(' ') });
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
  who: async ({ api, report, locale }, { filter }) =>
    reportFound(await api.social.who.query(filter), { report, locale }),
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
  ginvite: async ({ api, report }, { name }) => {
    await api.guild.invite.mutate({ requestId: requestId(), name });
    report('guild_invited', { name });
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

function reportFound({ people, total }: WhoView, { report, locale }: Pick<Acting, 'report' | 'locale'>): void {
  if (people.length === 0) return report('none_found');
  report('who', { count: total });
  for (const { character, zoneId, status } of people) {
    const profession = classes.find(({ id }) => id === character.classId)?.name[locale];
    const place = zoneId === null ? undefined : (zoneNames[zoneId]?.[locale] ?? zoneId);
    const words = [profession, place].filter((one) => one !== undefined).join(', ');
    report(`found_${status}`, { name: character.name, count: character.level, words });
  }
  if (total > people.length) report('who_more', { count: total - people.length });
}

/** Returns a function that does what a command asks for, and says so in the tab where it was written. */
export function useActs(tab: ChatTab): (typed: string, act: Act) => void {
  const t = useTranslations('chat');
  const api = useTRPCClient();
  const queries = useQueryClient();
  const report: Acting['report'] = (code, more = {}) =>
    useChat.getState().receive(systemMessage(code, { ...more, tab }));
  const locale = useLocale() as Locale;
  const emotes = useEmotes();
  const acting: Acting = { api, tab, locale, emotes, helpOf: (command) => t(`help.${command}`), report };
  const perform = async (act: Act) =>
    (acts[act.kind] as (acting: Acting, act: Act) => Promise<void> | void)(acting, act);
  return (typed, act) =>
    void perform(act)
      .then(() => queries.invalidateQueries({ predicate: ({ queryKey: [path] }) => isStale(path) }))
      .catch((error: unknown) => useChat.getState().giveBack(typed, viewOfError(error)));
}

const changed: readonly unknown[] = ['social', 'chat', 'party', 'guild'];
const isStale = (path: unknown) => Array.isArray(path) && changed.includes(path[0]);
