'use client';

import { zoneNames } from '@necp/content/client';
import { type ChatLink, type LinkedItem, partsOf } from '@necp/shared/chat/links';
import { splitMentions } from '@necp/shared/chat/mentions';
import type { ChatMessage } from '@necp/shared/chat/schema';
import type { Locale } from '@necp/shared/kernel';
import { useLocale, useTranslations } from 'next-intl';
import { classNames } from '../../components/class-names';
import { useItemKinds, useItemName, type ItemKinds } from '../../components/items/use-item-kinds';
import { PlayerMenu } from '../../components/player-menu';
import { useById, useContent } from '../../components/providers/content';
import { rarityMarks } from '../../components/rarity';
import { Tooltip } from '../../components/tooltip';
import { lazyWindow } from '../../i18n/lazy-window';
import { useWay } from '../base/way';

/** The card of a linked item; its code and texts are loaded with the first one. */
const LinkedCard = lazyWindow<{ readonly item: LinkedItem }>({
  messages: ['items', 'stats'],
  load: () => import('./linked-card').then((part) => part.LinkedCard),
});

interface LinkedTextProps {
  readonly message: Pick<ChatMessage, 'text' | 'links' | 'mentions'>;
  readonly ownId: string;
  /** `plain` only names what is linked: nothing can be opened. */
  readonly as?: 'links' | 'plain';
}

/** The words of a line, with what it links to and the players it mentions. */
export function LinkedText({ message: { text, links = [], mentions = [] }, ownId, as = 'links' }: LinkedTextProps) {
  return partsOf(text, links).map((part, at) =>
    typeof part === 'string' ? (
      <Words key={at} text={part} mentions={mentions} ownId={ownId} />
    ) : as === 'plain' ? (
      <LinkName key={at} link={part} />
    ) : (
      <Link key={at} link={part} />
    ),
  );
}

interface WordsProps {
  readonly text: string;
  readonly mentions: NonNullable<ChatMessage['mentions']>;
  readonly ownId: string;
}

/** Words in which the names of mentioned players stand out, the player's own most of all. */
function Words({ text, mentions, ownId }: WordsProps) {
  const own = mentions.find(({ characterId }) => characterId === ownId)?.name.toLowerCase();
  const names = mentions.map(({ name }) => name);
  return splitMentions(text, names).map((piece, at) =>
    piece.name === null ? (
      piece.text
    ) : (
      <strong
        key={at}
        className={classNames(
          'font-semibold',
          piece.name.toLowerCase() === own ? 'bg-amber/25 px-0.5 text-amber' : 'text-cyan',
        )}
      >
        {piece.text}
      </strong>
    ),
  );
}

const linkLook = 'pointer-events-auto text-left hover:underline touch:min-h-11';

function Link({ link }: { readonly link: ChatLink }) {
  switch (link.kind) {
    case 'item':
      return (
        <Tooltip touch="tap" text={<Card item={link.item} />}>
          <button type="button" className={linkLook}>
            <LinkName link={link} />
          </button>
        </Tooltip>
      );
    case 'quest':
      return <QuestLink quest={link.quest} />;
    case 'player':
      return <PlayerMenu name={link.name} className="font-semibold text-cyan" />;
    case 'place':
      return <PlaceLink link={link} />;
  }
}

function Card({ item }: { readonly item: LinkedItem }) {
  return (
    <div className="w-64 py-1">
      <LinkedCard item={item} />
    </div>
  );
}

function QuestLink({ quest }: { readonly quest: string }) {
  const t = useTranslations('chat');
  const locale = useLocale() as Locale;
  const content = useById(useContent('quests')?.quests).get(quest);
  const details = content && (
    <div className="grid gap-1">
      <p className="text-amber">
        {content.name[locale]} · {t('link.level', { level: content.level })}
      </p>
      <p className="text-quiet">{content.summary[locale]}</p>
    </div>
  );
  return (
    <Tooltip touch="tap" text={details ?? '…'}>
      <button type="button" className={linkLook}>
        <LinkName link={{ kind: 'quest', quest }} />
      </button>
    </Tooltip>
  );
}

/** A place, whose click shows it on the map and the way to it. */
function PlaceLink({ link }: { readonly link: Extract<ChatLink, { kind: 'place' }> }) {
  const t = useTranslations('chat');
  const { zoneId: zone, x, y } = link;
  return (
    <Tooltip text={t('link.showPlace')}>
      <button type="button" className={linkLook} onClick={() => useWay.getState().askToSpot({ zone, x, y })}>
        <LinkName link={link} />
      </button>
    </Tooltip>
  );
}

/** The name of what is linked, in brackets and in its colour. */
function LinkName({ link }: { readonly link: ChatLink }) {
  const locale = useLocale() as Locale;
  const quests = useById(useContent('quests')?.quests);
  switch (link.kind) {
    case 'item':
      return <ItemName item={link.item} />;
    case 'quest':
      return <span className="text-amber">[{quests.get(link.quest)?.name[locale] ?? '…'}]</span>;
    case 'player':
      return <span className="text-cyan">[{link.name}]</span>;
    case 'place':
      return (
        <span className="text-green">
          [{zoneNames[link.zoneId]?.[locale] ?? link.zoneId} {link.x}:{link.y}]
        </span>
      );
  }
}

function ItemName({ item }: { readonly item: LinkedItem }) {
  const kinds = useItemKinds();
  return (
    <span className={rarityMarks[item.rarity].text}>
      <span aria-hidden>{rarityMarks[item.rarity].glyph}</span>[{kinds ? <NameOf item={item} kinds={kinds} /> : '…'}]
      {item.quantity > 1 && <span className="number">×{item.quantity}</span>}
    </span>
  );
}

/** An item that the content does not know any more keeps its id. */
function NameOf({ item, kinds }: { readonly item: LinkedItem; readonly kinds: ItemKinds }) {
  const name = useItemName(kinds);
  return kinds.all.some(({ id }) => id === item.templateId) ? name(item) : item.templateId;
}
