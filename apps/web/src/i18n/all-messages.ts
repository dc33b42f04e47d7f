import type { Locale } from '@necp/shared/kernel';
import type { AbstractIntlMessages } from 'next-intl';
import { dictionaryOf, type RoomMessages } from '../messages/dictionary';

/** Every message file; the bundler finds them by their folder, so a new room is listed nowhere. */
const files = import.meta.webpackContext('../messages', {
  recursive: true,
  regExp: /^\.\/\w+\/[\w-]+\.json$/,
});

const dictionaries = new Map<string, AbstractIntlMessages>();

/** Returns all messages of one language. Only for the server: the browser gets those of its page. */
export function messagesIn(locale: Locale): AbstractIntlMessages {
  const read = dictionaries.get(locale) ?? dictionaryOf(filesIn(locale), locale);
  dictionaries.set(locale, read);
  return read;
}

function filesIn(locale: Locale): Record<string, RoomMessages> {
  const start = `./${locale}/`;
  const paths = files.keys().filter((path) => path.startsWith(start));
  return Object.fromEntries(
    paths.map((path) => [path.slice(start.length, -'.json'.length), files(path) as RoomMessages]),
  );
}
