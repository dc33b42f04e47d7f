import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string): unknown => JSON.parse(readFileSync(join(project, path), 'utf8'));

export type Language = 'en' | 'ru';

/** The interface's words in the language of the journey, by room and by the keys the interface has them under. */
export const words = wordsIn('en');

/** Makes the journey read another language of the interface. */
export function speak(locale: Language): void {
  Object.assign(words, wordsIn(locale));
}

/** Returns the interface's words in one language, for journeys of players who read different ones. */
export function wordsIn(locale: Language) {
  return {
    bank: textsOf<typeof import('../../apps/web/src/messages/en/bank.json')>(locale, 'bank'),
    character: textsOf<typeof import('../../apps/web/src/messages/en/character.json')>(locale, 'character'),
    chat: textsOf<typeof import('../../apps/web/src/messages/en/chat.json')>(locale, 'chat'),
    combat: textsOf<typeof import('../../apps/web/src/messages/en/combat.json')>(locale, 'combat'),
    controls: textsOf<typeof import('../../apps/web/src/messages/en/controls.json')>(locale, 'controls'),
    guild: textsOf<typeof import('../../apps/web/src/messages/en/guild.json')>(locale, 'guild'),
    hud: {
      ...textsOf<typeof import('../../apps/web/src/messages/en/hud.json')>(locale, 'hud'),
      window: {
        ...windowsOf<typeof import('../../apps/web/src/messages/en/inventory.json')>(locale, 'inventory'),
        ...windowsOf<typeof import('../../apps/web/src/messages/en/map.json')>(locale, 'map'),
        ...windowsOf<typeof import('../../apps/web/src/messages/en/progression.json')>(locale, 'progression'),
        ...windowsOf<typeof import('../../apps/web/src/messages/en/quest.json')>(locale, 'quest'),
        ...windowsOf<typeof import('../../apps/web/src/messages/en/social.json')>(locale, 'social'),
        ...windowsOf<typeof import('../../apps/web/src/messages/en/voice.json')>(locale, 'voice'),
      },
    },
    inventory: textsOf<typeof import('../../apps/web/src/messages/en/inventory.json')>(locale, 'inventory'),
    items: textsOf<typeof import('../../apps/web/src/messages/en/items.json')>(locale, 'items'),
    landing: textsOf<typeof import('../../apps/web/src/messages/en/landing.json')>(locale, 'landing'),
    loot: textsOf<typeof import('../../apps/web/src/messages/en/loot.json')>(locale, 'loot'),
    mail: textsOf<typeof import('../../apps/web/src/messages/en/mail.json')>(locale, 'mail'),
    map: textsOf<typeof import('../../apps/web/src/messages/en/map.json')>(locale, 'map'),
    party: textsOf<typeof import('../../apps/web/src/messages/en/party.json')>(locale, 'party'),
    progression: textsOf<typeof import('../../apps/web/src/messages/en/progression.json')>(locale, 'progression'),
    quest: textsOf<typeof import('../../apps/web/src/messages/en/quest.json')>(locale, 'quest'),
    social: textsOf<typeof import('../../apps/web/src/messages/en/social.json')>(locale, 'social'),
    settings: textsOf<typeof import('../../apps/web/src/messages/en/settings.json')>(locale, 'settings'),
    trade: textsOf<typeof import('../../apps/web/src/messages/en/trade.json')>(locale, 'trade'),
    vendor: textsOf<typeof import('../../apps/web/src/messages/en/vendor.json')>(locale, 'vendor'),
    voice: textsOf<typeof import('../../apps/web/src/messages/en/voice.json')>(locale, 'voice'),
    zone: textsOf<typeof import('../../apps/web/src/messages/en/zone.json')>(locale, 'zone'),
  };
}

/** The entries of the menu by the names of their windows, in one language. */
export function menuWords(locale: Language): Readonly<Record<string, string>> {
  const folder = `apps/web/src/messages/${locale}`;
  const rooms = readdirSync(join(project, folder)).map((file) => read(`${folder}/${file}`));
  return Object.assign({}, ...rooms.map((room) => (room as { readonly windows?: object }).windows));
}

/** The words of the ways to sign in, in one language. */
export const identityWords = (locale: Language) =>
  read(
    `apps/web/src/messages/${locale}/identity.json`,
  ) as typeof import('../../apps/web/src/messages/en/identity.json');

/** The words of passkeys, in one language. */
export const passkeyWords = (locale: Language) =>
  read(`apps/web/src/messages/${locale}/passkey.json`) as typeof import('../../apps/web/src/messages/en/passkey.json');

/** The words of sessions, in one language. */
export const sessionWords = (locale: Language) =>
  read(`apps/web/src/messages/${locale}/session.json`) as typeof import('../../apps/web/src/messages/en/session.json');

/** The words of the page of limits, in one language. */
export const limitWords = (locale: Language) =>
  read(`apps/web/src/messages/${locale}/limit.json`) as typeof import('../../apps/web/src/messages/en/limit.json');

/** The words of the account and its doors, in one language. */
export const accountWords = (locale: Language) =>
  read(`apps/web/src/messages/${locale}/account.json`) as typeof import('../../apps/web/src/messages/en/account.json');

/** The words of the page about the player's own data, in one language. */
export const privacyWords = (locale: Language) =>
  read(`apps/web/src/messages/${locale}/privacy.json`) as typeof import('../../apps/web/src/messages/en/privacy.json');

/** The words of the pages about people and their roles, in one language. */
export const roleWords = (locale: Language) =>
  read(`apps/web/src/messages/${locale}/role.json`) as typeof import('../../apps/web/src/messages/en/role.json');

/** The words of the pages of an operator, in one language. */
export const adminWords = (locale: Language) =>
  textsOf<typeof import('../../apps/web/src/messages/en/admin.json')>(locale, 'admin');

/** The words of notifications and their e-mails, in one language. */
export const notificationWords = (locale: Language) =>
  textsOf<typeof import('../../apps/web/src/messages/en/notification.json')>(locale, 'notification');

function windowsOf<File extends { readonly windows: unknown }>(locale: Language, room: string): File['windows'] {
  return (read(`apps/web/src/messages/${locale}/${room}.json`) as File).windows;
}

function textsOf<File extends { readonly texts: unknown }>(locale: Language, room: string): File['texts'] {
  return (read(`apps/web/src/messages/${locale}/${room}.json`) as File).texts;
}

/** What a message begins with, up to its first parameter. */
export const beginning = (message: string): RegExp => new RegExp(`^${escaped(message.split('{')[0] ?? '')}`);

/** A message whatever its plain parameters are; each parameter is a group. */
export const anyOf = (message: string): RegExp =>
  new RegExp(
    `^${message
      .split(/\{\w+\}/)
      .map(escaped)
      .join('(.*)')}$`,
  );

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
