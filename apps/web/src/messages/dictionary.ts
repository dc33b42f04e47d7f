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
 * with the texts of the HUD, and all `errors`.
 */
export function dictionaryOf(files: Readonly<Record<string, RoomMessages>>): AbstractIntlMessages {
  const rooms = Object.entries(files);
  const window = Object.assign({}, ...rooms.map(([, { windows }]) => windows)) as AbstractIntlMessages;
  return {
    ...Object.fromEntries(rooms.flatMap(([room, { texts }]) => (texts ? [[room, texts]] : []))),
    hud: { ...files.hud?.texts, window },
    errors: Object.fromEntries(rooms.flatMap(([room, { errors }]) => (errors ? [[room, errors]] : []))),
  };
}
