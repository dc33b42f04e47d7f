import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string): unknown => JSON.parse(readFileSync(join(project, path), 'utf8'));

/** The interface's English words, by room and by the keys the interface has them under. */
export const words = {
  character: textsOf<typeof import('../../apps/web/src/messages/en/character.json')>('character'),
  chat: textsOf<typeof import('../../apps/web/src/messages/en/chat.json')>('chat'),
  hud: {
    ...textsOf<typeof import('../../apps/web/src/messages/en/hud.json')>('hud'),
    window: {
      ...windowsOf<typeof import('../../apps/web/src/messages/en/inventory.json')>('inventory'),
      ...windowsOf<typeof import('../../apps/web/src/messages/en/progression.json')>('progression'),
      ...windowsOf<typeof import('../../apps/web/src/messages/en/quest.json')>('quest'),
    },
  },
  inventory: textsOf<typeof import('../../apps/web/src/messages/en/inventory.json')>('inventory'),
  items: textsOf<typeof import('../../apps/web/src/messages/en/items.json')>('items'),
  landing: textsOf<typeof import('../../apps/web/src/messages/en/landing.json')>('landing'),
  quest: textsOf<typeof import('../../apps/web/src/messages/en/quest.json')>('quest'),
  settings: textsOf<typeof import('../../apps/web/src/messages/en/settings.json')>('settings'),
  vendor: textsOf<typeof import('../../apps/web/src/messages/en/vendor.json')>('vendor'),
};

function windowsOf<File extends { readonly windows: unknown }>(room: string): File['windows'] {
  return (read(`apps/web/src/messages/en/${room}.json`) as File).windows;
}

function textsOf<File extends { readonly texts: unknown }>(room: string): File['texts'] {
  return (read(`apps/web/src/messages/en/${room}.json`) as File).texts;
}

/** What a message begins with, up to its first parameter. */
export const beginning = (message: string): RegExp => new RegExp(`^${escaped(message.split('{')[0] ?? '')}`);

/** A message whatever its plain parameters are. */
export const anyOf = (message: string): RegExp =>
  new RegExp(
    `^${message
      .split(/\{\w+\}/)
      .map(escaped)
      .join('.*')}$`,
  );

interface Named {
  readonly id: string;
  readonly name: { readonly en: string };
}
const items = ['firearms', 'melee-and-thrown', 'armour', 'consumables', 'materials-and-junk'].flatMap(
  (file) => read(`packages/content/data/inventory/${file}.json`) as readonly Named[],
);

/** The English name of a kind of item. @throws RangeError when there is none of that id */
export function itemName(id: string): string {
  const found = items.find((item) => item.id === id);
  if (found === undefined) throw new RangeError(`no item ${id}`);
  return found.name.en;
}

interface Dialogue {
  readonly id: string;
  readonly npc?: string;
  readonly nodes: readonly {
    readonly id: string;
    readonly choices: readonly {
      readonly text: { readonly en: string };
      readonly check?: { readonly by: string };
      readonly effects?: readonly { readonly do: string }[];
    }[];
  }[];
}
const dialogues = ['first-light', 'talk', 'watson', 'uptown'].flatMap(
  (file) => read(`packages/content/data/quest/dialogues-${file}.json`) as readonly Dialogue[],
);

/** Returns the reply that has this effect in a conversation with a person. */
export function lineThatDoes(npc: string, effect: string): string {
  const choices = dialogues
    .filter((one) => one.npc === npc)
    .flatMap(({ nodes }) => nodes.flatMap((node) => node.choices));
  const found = choices.find(({ effects = [] }) => effects.some((one) => one.do === effect));
  if (found === undefined) throw new RangeError(`nothing said to ${npc} does ${effect}`);
  return found.text.en;
}

/** The first check of a dialogue, as the player says it. */
export function firstCheckOf(dialogueId: string): string {
  const choices = dialogues.find(({ id }) => id === dialogueId)?.nodes.flatMap((node) => node.choices) ?? [];
  const found = choices.find(({ check }) => check !== undefined);
  if (found === undefined) throw new RangeError(`no check in ${dialogueId}`);
  return found.text.en;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
