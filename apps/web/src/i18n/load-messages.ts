import type { Locale } from '@necp/shared/kernel';
import type { AbstractIntlMessages } from 'next-intl';
import { withDistricts, type RoomMessages } from '../messages/dictionary';

/**
 * Loads the texts of a room in one language, for a part of a page that is itself loaded later. Each file is a chunk of
 * its own; its errors stay out of it, because every page of a player has those already.
 */
export async function loadMessages(locale: Locale, room: string): Promise<AbstractIntlMessages> {
  const file = (await import(/* webpackExports: "texts" */ `../messages/${locale}/${room}.json`)) as RoomMessages;
  return withDistricts(file.texts ?? {}, locale);
}
