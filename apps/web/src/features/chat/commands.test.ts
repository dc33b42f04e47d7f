import { emotesContent } from '@necp/content/server';
import { describe, expect, test } from 'vitest';
import { commandsFrom, type Desk, readWritten } from './commands';

const desk: Desk = {
  into: 'say',
  lastWhisperer: 'Juno',
  channels: [
    { id: 'one', name: 'Night' },
    { id: 'two', name: 'Night Owls' },
  ],
  emotes: emotesContent.emotes,
};
const line = (into: unknown, text: string, more: object = {}) => ({
  kind: 'line',
  into,
  text,
  style: 'plain',
  rollMost: null,
  ...more,
});

describe('what is written', () => {
  test.each([
    ['hello', line('say', 'hello')],
    ['/z anyone here', line('zone', 'anyone here')],
    ['/G hello city', line({ channel: 'global' }, 'hello city')],
    ['/w Juno meet me', line({ channel: 'whisper', name: 'Juno' }, 'meet me')],
    ['/w "Ash Vale" meet me', line({ channel: 'whisper', name: 'Ash Vale' }, 'meet me')],
    ['/w Ash Vale, meet me', line({ channel: 'whisper', name: 'Ash Vale' }, 'meet me')],
    ['/r coming', line({ channel: 'whisper', name: 'Juno' }, 'coming')],
    ['/p pull', line({ channel: 'party' }, 'pull')],
    ['/c night owls hello', line({ channel: 'own', channelId: 'two' }, 'hello')],
    ['/c Night hello', line({ channel: 'own', channelId: 'one' }, 'hello')],
    ['/me waves', line('say', 'waves', { style: 'me' })],
    ['/roll', line('say', '', { rollMost: 100 })],
    ['/roll 6', line('say', '', { rollMost: 6 })],
    ['/join Den  my secret word', { kind: 'join', name: 'Den', password: 'my secret word' }],
    ['/leave Night Owls', { kind: 'leave', channelId: 'two', name: 'Night Owls' }],
    ['/wave', { kind: 'emote', emote: 'wave' }],
    ['/Поклон', { kind: 'emote', emote: 'bow' }],
    ['/emotes', { kind: 'emotes' }],
    ['/who', { kind: 'who', filter: { name: '', levels: null, classId: null, zoneId: null } }],
    [
      '/who 10-5 Вышибала мар watson',
      { kind: 'who', filter: { name: 'мар', levels: { min: 5, max: 10 }, classId: 'bouncer', zoneId: 'watson' } },
    ],
    ['/ignore Juno', { kind: 'block', name: 'Juno' }],
    ['/afk', { kind: 'status', status: 'away', text: '' }],
    ['/dnd in a fight', { kind: 'status', status: 'busy', text: 'in a fight' }],
  ])('%s', (typed, read) => expect(readWritten(typed, desk)).toEqual(read));

  test.each([
    ['/waves', 'chat.unknown_command'],
    ['/', 'chat.unknown_command'],
    ['/constructor hello', 'chat.unknown_command'],
    ['/w Juno', 'chat.command_use'],
    ['/g', 'chat.command_use'],
    ['/roll -5', 'chat.command_use'],
    ['/roll 1.5', 'chat.command_use'],
    ['/c Nowhere hello', 'chat.no_channel'],
  ])('%s is a mistake and not spoken', (typed, code) =>
    expect(readWritten(typed, desk)).toMatchObject({ kind: 'mistake', code }),
  );

  test('in a tab without a partner asks for one', () => {
    expect(readWritten('hello', { ...desk, into: null })).toMatchObject({ kind: 'mistake', code: 'chat.command_use' });
    expect(readWritten('/r hi', { ...desk, lastWhisperer: null })).toMatchObject({ code: 'chat.command_use' });
  });

  test('is completed from its beginning', () => {
    expect(commandsFrom('le')).toEqual(['leave']);
    expect(commandsFrom('r')).toEqual(['r', 'ra', 'roll', 'ready']);
  });
});

test('no emote has the name of a command', () => {
  for (const { commands } of emotesContent.emotes)
    for (const name of [...commands.en, ...commands.ru])
      expect(readWritten(`/${name}`, desk), name).toMatchObject({ kind: 'emote' });
});
