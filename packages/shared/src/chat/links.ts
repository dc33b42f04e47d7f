import * as z from 'zod';
import { ItemView } from '../inventory/schema';
import { CharacterId, ContentId, ItemId, ZoneId } from '../kernel/ids';
import { typedText } from '../kernel/input';

/** The most links in one line. */
export const mostLinks = 5;
/** Stands in a text for a link: the first one for the first link, and so on. Unicode calls it "object replacement". */
export const linkMark = '\ufffc';

const tile = z.int().min(0).max(9_999);

/** What the writer of a line links to. The server looks it up: it takes no names or values from the browser. */
export const LinkRef = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('item'), itemId: ItemId }),
  z.strictObject({ kind: z.literal('quest'), quest: ContentId }),
  z.strictObject({ kind: z.literal('player'), name: typedText(64) }),
  z.strictObject({ kind: z.literal('place'), zoneId: ZoneId, x: tile, y: tile }),
]);
export type LinkRef = z.infer<typeof LinkRef>;
export const LinkRefs = z.array(LinkRef).max(mostLinks);

/** An item as it was when its owner linked it. */
export const LinkedItem = ItemView.pick({
  templateId: true,
  rarity: true,
  level: true,
  affixes: true,
  mods: true,
  durability: true,
  durabilityMax: true,
  sellChits: true,
  quantity: true,
  isBound: true,
});
export type LinkedItem = z.infer<typeof LinkedItem>;

/** A link as it is kept with its line: an item stays as it was, also after it was sold or destroyed. */
export const ChatLink = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('item'), item: LinkedItem }),
  z.object({ kind: z.literal('quest'), quest: ContentId }),
  z.object({ kind: z.literal('player'), characterId: CharacterId, name: z.string() }),
  z.object({ kind: z.literal('place'), zoneId: ZoneId, x: z.int(), y: z.int() }),
]);
export type ChatLink = z.infer<typeof ChatLink>;
export const ChatLinks = z.array(ChatLink).max(mostLinks);

/** Splits a text at its links; a mark without a link is left out. */
export function partsOf(text: string, links: readonly ChatLink[]): readonly (string | ChatLink)[] {
  return text
    .split(linkMark)
    .flatMap((words, at) => [links[at - 1], words])
    .filter((part): part is string | ChatLink => part !== undefined && part !== '');
}

const marksIn = (text: string): number => text.split(linkMark).length - 1;

/** A text, and what its marks stand for. */
export interface Linked<Link> {
  readonly text: string;
  readonly links: readonly Link[];
}

/** Returns the text with one mark for each link: marks and links that have no counterpart are left out. */
export function matchLinks<Link>({ text, links }: Linked<Link>): Linked<Link> {
  const [first = '', ...rest] = text.split(linkMark);
  const joined = rest.reduce((before, words, at) => before + (at < links.length ? linkMark : '') + words, first);
  return { text: joined, links: links.slice(0, marksIn(joined)) };
}

/** Returns a filtered text with its links. When the filter has hidden a mark, no mark is known to be the right one. */
export function keepLinks<Link>({ text, links }: Linked<Link>): Linked<Link> {
  return marksIn(text) === links.length ? { text, links } : { text: text.replaceAll(linkMark, '…'), links: [] };
}

/** Returns a line by which a repeated one is known: the same words may offer another item. */
export function lineKey({ text, links }: Linked<LinkRef>): string {
  return links.length === 0 ? text : `${text} ${JSON.stringify(links)}`;
}

/** Returns a text for readers without links, such as moderators: ids stand for what is linked. */
export function plainText(text: string, links: readonly ChatLink[]): string {
  return partsOf(text, links)
    .map((part) => (typeof part === 'string' ? part : `[${plainLink(part)}]`))
    .join('');
}

function plainLink(link: ChatLink): string {
  switch (link.kind) {
    case 'item':
      return link.item.templateId;
    case 'quest':
      return link.quest;
    case 'player':
      return link.name;
    case 'place':
      return `${link.zoneId} ${link.x}:${link.y}`;
  }
}
