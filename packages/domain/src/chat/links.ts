import { zoneMaps } from '@necp/content/server';
import { type ChatLink, LinkedItem, type LinkRef } from '@necp/shared/chat/links';
import { GameError } from '@necp/shared/kernel';
import { personNamed } from '../character';
import { ownItem } from '../inventory';
import { oneForAll, type Playing, type ReadDb, type Tx } from '../kernel';

/** Whether a character may link to something that another room knows. */
export interface ChatLinkKind {
  readonly kind: 'quest';
  readonly isKnownTo: (db: ReadDb | Tx, who: Playing, quest: string) => Promise<boolean>;
}

const kinds = oneForAll('chat links', () => new Map<ChatLinkKind['kind'], ChatLinkKind>());

/** Declares who may link to something. The room that knows it calls this once, where its module is loaded. */
export function defineChatLink(kind: ChatLinkKind): ChatLinkKind {
  kinds.set(kind.kind, kind);
  return kind;
}

/**
 * Returns what a character links to, as it is now: an own item, a quest of its log, a player, a spot of the city.
 * @throws GameError not_found `chat.not_yours`, `chat.no_quest`, `character.not_found`, `chat.no_place`
 */
export async function linksOf(db: ReadDb | Tx, who: Playing, refs: readonly LinkRef[]): Promise<ChatLink[]> {
  const links: ChatLink[] = [];
  for (const ref of refs) links.push(await linkOf(db, who, ref));
  return links;
}

async function linkOf(db: ReadDb | Tx, who: Playing, ref: LinkRef): Promise<ChatLink> {
  switch (ref.kind) {
    case 'item': {
      const item = await ownItem(db, who, ref.itemId);
      if (item === null) throw new GameError('not_found', 'chat.not_yours');
      return { kind: 'item', item: LinkedItem.parse(item) };
    }
    case 'quest': {
      const { quest } = ref;
      const isKnown = (await kinds.get('quest')?.isKnownTo(db, who, quest)) ?? false;
      if (!isKnown) throw new GameError('not_found', 'chat.no_quest');
      return { kind: 'quest', quest };
    }
    case 'player': {
      const person = await personNamed(db, ref.name);
      if (person === null) throw new GameError('not_found', 'character.not_found');
      return { kind: 'player', characterId: person.characterId, name: person.name };
    }
    case 'place': {
      const { zoneId, x, y } = ref;
      const map = zoneMaps.find(({ id }) => id === zoneId);
      if (map === undefined || x >= map.widthTiles || y >= map.heightTiles)
        throw new GameError('not_found', 'chat.no_place');
      return { kind: 'place', zoneId, x, y };
    }
  }
}
