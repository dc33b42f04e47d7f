import { nameDistricts } from '@necp/content/districts';
import type { Locale } from '@necp/shared/kernel';
import type { AbstractIntlMessages } from 'next-intl';

/** A file `messages/<locale>/<room>.json`. */
export interface RoomMessages {
  /** What the HUD calls the room's windows, found by the code under `hud.window.<name>`. */
  readonly windows?: Readonly<Record<string, string>>;
  /** What the interface says, found by the code under `<room>.<key>`. */
  readonly texts?: AbstractIntlMessages;
  /** Why the room refuses, found by the code under `errors.<room>.<key>`. */
  readonly errors?: AbstractIntlMessages;
}

/**
 * Puts the files of one language together as the code finds the messages: each room's texts, the names of all windows
 * with the texts of the HUD, and all `errors`; the districts are named.
 */
export function dictionaryOf(files: Readonly<Record<string, RoomMessages>>, locale: Locale): AbstractIntlMessages {
  const rooms = Object.entries(files);
  const window = Object.assign({}, ...rooms.map(([, { windows }]) => windows)) as AbstractIntlMessages;
  const dictionary: AbstractIntlMessages = {
    ...Object.fromEntries(rooms.flatMap(([room, { texts }]) => (texts ? [[room, texts]] : []))),
    hud: { ...files.hud?.texts, window },
    errors: Object.fromEntries(rooms.flatMap(([room, { errors }]) => (errors ? [[room, errors]] : []))),
  };
  return withDistricts(dictionary, locale);
}

/** Returns messages with the names of districts in place of `{watson}` and the like, before next-intl reads them. */
export function withDistricts(messages: AbstractIntlMessages, locale: Locale): AbstractIntlMessages {
  return Object.fromEntries(
    Object.entries(messages).map(([key, text]) => [
      key,
      typeof text === 'string' ? nameDistricts(text, locale) : withDistricts(text, locale),
    ]),
  );
}
