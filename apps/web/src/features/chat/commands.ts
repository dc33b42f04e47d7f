import { type EmoteContent, type EmoteId, emoteOfCommand } from '@necp/shared/chat/emotes';
import { type ChatTarget, type GroupChannel, type SpokenChannel, usualRoll } from '@necp/shared/chat/schema';
import type { MessageParams } from '@necp/shared/kernel';
import { readWho, type WhoFilter } from './who';

/** Where a line goes: through the zone, or to the channel or player of a target. */
export type Into = SpokenChannel | ChatTarget;

/** Where the player writes now. */
export interface Desk {
  /** Where a line without a command goes; null in a tab where no player or channel has been chosen yet. */
  readonly into: Into | null;
  /** The player who whispered last; null before any whisper. */
  readonly lastWhisperer: string | null;
  readonly channels: readonly { readonly id: string; readonly name: string }[];
  readonly emotes: readonly EmoteContent[];
}

/** What the player has written: a line, something to do, or a mistake. */
export type Written =
  | {
      readonly kind: 'line';
      readonly into: Into;
      readonly text: string;
      readonly style: 'plain' | 'me';
      readonly rollMost: number | null;
    }
  | { readonly kind: 'friend' | 'block' | 'unblock' | 'invite' | 'ginvite' | 'kick'; readonly name: string }
  | { readonly kind: 'who'; readonly filter: WhoFilter }
  | { readonly kind: 'emote'; readonly emote: EmoteId }
  | { readonly kind: 'status'; readonly status: 'away' | 'busy'; readonly text: string }
  | { readonly kind: 'make' | 'join'; readonly name: string; readonly password: string }
  | { readonly kind: 'leave'; readonly channelId: string; readonly name: string }
  | { readonly kind: 'help' | 'time' | 'played' | 'quit_party' | 'ready' | 'clear' }
  | { readonly kind: 'emotes' }
  | { readonly kind: 'mistake'; readonly code: string; readonly params: MessageParams };

/** The commands in the order of the help, and how each is written. */
export const commands = {
  s: '/s …',
  z: '/z …',
  g: '/g …',
  trade: '/trade …',
  w: '/w Name …',
  r: '/r …',
  p: '/p …',
  ra: '/ra …',
  gu: '/gu …',
  o: '/o …',
  c: '/c Channel …',
  me: '/me …',
  emotes: '/emotes',
  roll: '/roll 100',
  make: '/make Channel password',
  join: '/join Channel password',
  leave: '/leave Channel',
  invite: '/invite Name',
  ginvite: '/ginvite Name',
  kick: '/kick Name',
  quit: '/quit',
  ready: '/ready',
  who: '/who Name 5-10 class zone',
  friend: '/friend Name',
  ignore: '/ignore Name',
  unignore: '/unignore Name',
  afk: '/afk …',
  dnd: '/dnd …',
  played: '/played',
  time: '/time',
  clear: '/clear',
  help: '/help',
} as const;
export type Command = keyof typeof commands;

const otherNames: Readonly<Record<string, Command>> = {
  say: 's',
  zone: 'z',
  global: 'g',
  t: 'trade',
  whisper: 'w',
  reply: 'r',
  party: 'p',
  raid: 'ra',
  guild: 'gu',
  officer: 'o',
  inv: 'invite',
  leaveparty: 'quit',
  uninvite: 'kick',
  readycheck: 'ready',
  busy: 'dnd',
  away: 'afk',
  emote: 'me',
  random: 'roll',
  block: 'ignore',
  unblock: 'unignore',
  '?': 'help',
};

const otherNameOf = (name: string): Command | undefined =>
  Object.hasOwn(otherNames, name) ? otherNames[name] : undefined;

/** Returns the commands that begin so, in the order of the help, for the completion. */
export function commandsFrom(typed: string): Command[] {
  return (Object.keys(commands) as Command[]).filter((command) => command.startsWith(typed.toLowerCase()));
}

const mistake = (code: string, params: MessageParams = {}): Written => ({ kind: 'mistake', code, params });

/** Reads what the player has written: a text that begins with a slash is a command and never spoken. */
export function readWritten(typed: string, desk: Desk): Written {
  if (!typed.startsWith('/')) return spoken(typed, desk);
  const [, word = '', rest = ''] = /^\/(\S*)\s*(.*)$/su.exec(typed) ?? [];
  const name = word.toLowerCase();
  const command = Object.hasOwn(commands, name) ? (name as Command) : otherNameOf(name);
  const emote = command === undefined ? emoteOfCommand(desk.emotes, name) : null;
  if (emote !== null) return { kind: 'emote', emote: emote.id };
  if (command === undefined) return mistake('chat.unknown_command', { command: word });
  return readCommand(command, rest.trim(), desk) ?? mistake('chat.command_use', { use: commands[command] });
}

function spoken(text: string, { into }: Desk): Written {
  if (into === null) return mistake('chat.command_use', { use: commands.w });
  return { kind: 'line', into, text, style: 'plain', rollMost: null };
}

const groups = { p: 'party', ra: 'raid', gu: 'guild', o: 'officer' } as const satisfies Record<string, GroupChannel>;
/** Commands that need nothing behind them. */
const plain = {
  help: 'help',
  time: 'time',
  played: 'played',
  quit: 'quit_party',
  ready: 'ready',
  clear: 'clear',
  emotes: 'emotes',
} as const;
/** Commands that are followed by the name of a player. */
const named = {
  friend: 'friend',
  ignore: 'block',
  unignore: 'unblock',
  invite: 'invite',
  ginvite: 'ginvite',
  kick: 'kick',
} as const;
const places = { s: 'say', z: 'zone', g: { channel: 'global' }, trade: { channel: 'trade' } } as const;

/** Returns null when something is missing. */
function readCommand(command: Command, rest: string, desk: Desk): Written | null {
  if (command in plain) return { kind: plain[command as keyof typeof plain] };
  if (command === 'afk') return { kind: 'status', status: 'away', text: rest };
  if (command === 'dnd') return { kind: 'status', status: 'busy', text: rest };
  if (command === 'roll') return readRoll(rest, desk);
  if (command === 'who') return { kind: 'who', filter: readWho(rest) };
  if (rest === '') return null;
  if (command in places) return line(places[command as keyof typeof places], rest);
  if (command in groups) return line({ channel: groups[command as keyof typeof groups] }, rest);
  if (command === 'me') return { ...spoken(rest, desk), ...(desk.into === null ? {} : { style: 'me' }) } as Written;
  if (command === 'w') return readWhisper(rest);
  if (command === 'r')
    return desk.lastWhisperer === null ? null : line({ channel: 'whisper', name: desk.lastWhisperer }, rest);
  if (command === 'c' || command === 'leave') return readChannel(command, rest, desk);
  if (command === 'make' || command === 'join') {
    const [, name = '', password = ''] = /^("[^"]+"|\S+)\s*(.*)$/su.exec(rest) ?? [];
    return { kind: command, name: name.replaceAll('"', ''), password };
  }
  return { kind: named[command as keyof typeof named], name: rest };
}

function line(into: Into, text: string): Written {
  return { kind: 'line', into, text, style: 'plain', rollMost: null };
}

function readRoll(rest: string, { into }: Desk): Written | null {
  const most = rest === '' ? usualRoll : Number(rest);
  if (into === null || !Number.isInteger(most) || most < 2 || most > 1_000_000) return null;
  return { kind: 'line', into, text: '', style: 'plain', rollMost: most };
}

/** A name with a space is written in quotes, or followed by a comma. */
function readWhisper(rest: string): Written | null {
  const [, quoted, before, word, text = ''] = /^(?:"([^"]+)"|([^,"]{1,40}),|(\S+))\s*(.*)$/su.exec(rest) ?? [];
  const name = quoted ?? before ?? word ?? '';
  return text === '' || name === '' ? null : line({ channel: 'whisper', name }, text);
}

/** The channel whose name the words begin with, the longest name first. */
function readChannel(command: 'c' | 'leave', rest: string, { channels }: Desk): Written | null {
  const typed = rest.replaceAll('"', '');
  const found = channels
    .toSorted((a, b) => b.name.length - a.name.length)
    .find(({ name }) => `${typed} `.toLowerCase().startsWith(`${name.toLowerCase()} `));
  if (found === undefined) return mistake('chat.no_channel');
  if (command === 'leave') return { kind: 'leave', channelId: found.id, name: found.name };
  const text = typed.slice(found.name.length).trim();
  return text === '' ? null : line({ channel: 'own', channelId: found.id }, text);
}
