import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string): unknown => JSON.parse(readFileSync(join(project, path), 'utf8'));

/** The interface's English words, by room and by the keys the interface has them under. */
export const words = {
  character: textsOf<typeof import('../../apps/web/src/messages/en/character.json')>('character'),
  chat: textsOf<typeof import('../../apps/web/src/messages/en/chat.json')>('chat'),
  combat: textsOf<typeof import('../../apps/web/src/messages/en/combat.json')>('combat'),
  controls: textsOf<typeof import('../../apps/web/src/messages/en/controls.json')>('controls'),
  hud: {
    ...textsOf<typeof import('../../apps/web/src/messages/en/hud.json')>('hud'),
    window: {
      ...windowsOf<typeof import('../../apps/web/src/messages/en/inventory.json')>('inventory'),
      ...windowsOf<typeof import('../../apps/web/src/messages/en/map.json')>('map'),
      ...windowsOf<typeof import('../../apps/web/src/messages/en/progression.json')>('progression'),
      ...windowsOf<typeof import('../../apps/web/src/messages/en/quest.json')>('quest'),
    },
  },
  inventory: textsOf<typeof import('../../apps/web/src/messages/en/inventory.json')>('inventory'),
  items: textsOf<typeof import('../../apps/web/src/messages/en/items.json')>('items'),
  landing: textsOf<typeof import('../../apps/web/src/messages/en/landing.json')>('landing'),
  map: textsOf<typeof import('../../apps/web/src/messages/en/map.json')>('map'),
  progression: textsOf<typeof import('../../apps/web/src/messages/en/progression.json')>('progression'),
  quest: textsOf<typeof import('../../apps/web/src/messages/en/quest.json')>('quest'),
  settings: textsOf<typeof import('../../apps/web/src/messages/en/settings.json')>('settings'),
  vendor: textsOf<typeof import('../../apps/web/src/messages/en/vendor.json')>('vendor'),
  zone: textsOf<typeof import('../../apps/web/src/messages/en/zone.json')>('zone'),
};

/** The words of the ways to sign in, in one language. */
export const identityWords = (locale: 'en' | 'ru') =>
  read(
    `apps/web/src/messages/${locale}/identity.json`,
  ) as typeof import('../../apps/web/src/messages/en/identity.json');

/** The words of passkeys, in one language. */
export const passkeyWords = (locale: 'en' | 'ru') =>
  read(`apps/web/src/messages/${locale}/passkey.json`) as typeof import('../../apps/web/src/messages/en/passkey.json');

/** The words of the account and its doors, in one language. */
export const accountWords = (locale: 'en' | 'ru') =>
  read(`apps/web/src/messages/${locale}/account.json`) as typeof import('../../apps/web/src/messages/en/account.json');

function windowsOf<File extends { readonly windows: unknown }>(room: string): File['windows'] {
  return (read(`apps/web/src/messages/en/${room}.json`) as File).windows;
}

function textsOf<File extends { readonly texts: unknown }>(room: string): File['texts'] {
  return (read(`apps/web/src/messages/en/${room}.json`) as File).texts;
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
