'use client';

import { placesOf } from '@necp/shared/inventory/rules';
import type { ContainerKind, ItemView } from '@necp/shared/inventory/schema';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Button } from '../../components/button';
import type { IconName } from '../../components/icon';
import { IconButton } from '../../components/icon-button';
import type { ItemKinds } from '../../components/items/use-item-kinds';
import type { Hand } from './hand';

export type Deed =
  | 'equip'
  | 'unequip'
  | 'use'
  | 'open'
  | 'move'
  | 'fit'
  | 'mend'
  | 'split'
  | 'lock'
  | 'junk'
  | 'destroy';

interface ShelfProps {
  readonly item: ItemView;
  readonly kind: ContainerKind;
  readonly kinds: ItemKinds;
  readonly hand: Hand | null;
  readonly waiting: boolean;
  readonly canUse: boolean;
  readonly card: ReactNode;
  readonly onDeed: (deed: Deed) => void;
  readonly onLeave: () => void;
}

/** The chosen thing and everything one can do with it. */
export function Shelf({ item, kind, kinds, hand, waiting, canUse, card, onDeed, onLeave }: ShelfProps) {
  const t = useTranslations('inventory');
  const main = mainDeed({ item, kind, kinds, canUse });
  const others = otherDeeds({ item, kind, kinds });
  return (
    <section
      aria-label={t('chosen')}
      className={
        'grid content-start gap-3 border border-line bg-ground/50 p-3 max-lg:pinned ' +
        'max-lg:-bottom-4 max-lg:z-10 max-lg:bg-panel sm:max-lg:-bottom-5 sm:max-lg:col-span-2 ' +
        'max-sm:-mx-4 max-sm:border-x-0 max-sm:px-4 lg:pinned lg:top-0 lg:self-start'
      }
    >
      <div className="max-lg:max-h-52 overflow-y-auto overscroll-contain pr-8 lg:max-h-[calc(85dvh-15.5rem)]">
        {card}
      </div>
      <IconButton
        tone="bare"
        size="small"
        icon="close"
        label={t('leaveChosen')}
        hint="none"
        className="absolute top-2 right-2"
        onClick={onLeave}
      />
      {hand ? (
        <p role="status" className="flex items-center justify-between gap-3 text-sm text-amber">
          {t(`hand.${hand.does}`)}
          <Button size="small" tone="quiet" onClick={onLeave}>
            {t('stop')}
          </Button>
        </p>
      ) : (
        <div className="flex flex-wrap gap-2">
          {main && (
            <Button size="small" tone="primary" waiting={waiting} onClick={() => onDeed(main)}>
              {t(`deed.${main}`)}
            </Button>
          )}
          {others.map(([deed, icon]) => (
            <Button
              key={deed}
              size="small"
              icon={icon}
              tone={deed === 'destroy' ? 'danger' : 'plain'}
              disabled={waiting}
              onClick={() => onDeed(deed)}
            >
              {t(wordOf(deed, item))}
            </Button>
          ))}
        </div>
      )}
    </section>
  );
}

type Facts = Pick<ShelfProps, 'item' | 'kind' | 'kinds'>;

/** What a press of the most likely button does. */
export function mainDeed({ item, kind, kinds, canUse }: Facts & { readonly canUse: boolean }): Deed | null {
  if (kind === 'equipment') return 'unequip';
  const content = kinds.contentOf(item.templateId);
  if (content.kind === 'mod') return 'fit';
  if (content.kind === 'consumable') {
    if (content.uses.some(({ does }) => does === 'open')) return 'open';
    if (content.uses.some(({ does }) => does === 'mend')) return 'mend';
    return canUse ? 'use' : null;
  }
  return placesOf(content).length > 0 ? 'equip' : null;
}

function otherDeeds({ item, kind, kinds }: Facts): readonly (readonly [Deed, IconName])[] {
  const content = kinds.contentOf(item.templateId);
  const deeds: (readonly [Deed, IconName])[] = [['move', 'hand']];
  if (item.quantity > 1) deeds.push(['split', 'swap']);
  if (content.kind !== 'quest') {
    deeds.push(['lock', 'lock']);
    if (kind === 'bag') deeds.push(['junk', 'list']);
    if (!item.isLocked) deeds.push(['destroy', 'trash']);
  }
  return deeds;
}

function wordOf(deed: Deed, item: ItemView) {
  if (deed === 'lock' && item.isLocked) return 'deed.unlock' as const;
  if (deed === 'junk' && item.isJunk) return 'deed.keep' as const;
  return `deed.${deed}` as const;
}
