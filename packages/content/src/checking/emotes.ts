import { emoteIds, russianCases, type EmoteContent, type EmotesContent } from '@necp/shared/chat/emotes';
import type { Fault } from '../checks';

/** Finds emotes out of their order, commands of two emotes, and lines that cannot be read. */
export function checkEmotes({ emotes }: EmotesContent): Fault[] {
  const ids = emotes.map(({ id }) => id);
  const order =
    ids.join() === emoteIds.join()
      ? []
      : [{ where: 'emotes', what: `have to be in the order of the wire: ${emoteIds.join(', ')}` }];
  const commands = emotes.flatMap(({ commands: { en, ru } }) => [...en, ...ru]);
  const doubles = [...new Set(commands.filter((command, at) => commands.indexOf(command) !== at))].map((command) => ({
    where: `emote command /${command}`,
    what: 'is defined twice',
  }));
  return [...order, ...doubles, ...emotes.flatMap(checkLines)];
}

function checkLines({ id, alone, at }: EmoteContent): Fault[] {
  const where = `emote ${id}`;
  const lines = [alone.en, alone.ru, at.en, at.ru];
  const named = lines.every((line) => line.startsWith('{name} ') && line.split('{name}').length === 2)
    ? []
    : [{ where, what: 'needs each line to begin with "{name} ", once' }];
  const tokens = (line: string) => [...line.matchAll(/\{(\w+)\}/g)].map(([, token]) => token).slice(1);
  const plain =
    tokens(alone.en).length + tokens(alone.ru).length === 0
      ? []
      : [{ where, what: 'names a target in a line without one' }];
  const english = tokens(at.en).join() === 'target' ? [] : [{ where, what: 'needs {target} in English, once' }];
  const [noun, ...more] = tokens(at.ru);
  const isDeclined = more.length === 0 && russianCases.some((one) => one === noun);
  const russian = isDeclined ? [] : [{ where, what: `needs one of {${russianCases.join('}, {')}} in Russian` }];
  return [...named, ...plain, ...english, ...russian];
}
