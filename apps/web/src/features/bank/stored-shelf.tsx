'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Button } from '../../components/button';
import { IconButton } from '../../components/icon-button';
import type { Stored } from './vault-layout';

interface StoredShelfProps {
  readonly found: Stored;
  readonly page: 'bank' | 'stash' | 'delivery';
  readonly isHere: boolean;
  readonly isLifted: boolean;
  readonly card: ReactNode;
  readonly onSend: () => void;
  readonly onPart: () => void;
  readonly onMove: () => void;
  readonly onLeave: () => void;
}

/** The selected item and where it can go. */
export function StoredShelf({
  found,
  page,
  isHere,
  isLifted,
  card,
  onSend,
  onPart,
  onMove,
  onLeave,
}: StoredShelfProps) {
  const t = useTranslations('bank');
  const goesTo = found.kind !== 'bag' ? 'toBag' : page === 'stash' ? 'toStash' : 'toBank';
  return (
    <section
      aria-label={t('chosen')}
      className={
        'grid content-start gap-3 border border-line bg-ground/50 p-3 max-lg:pinned ' +
        'max-lg:-bottom-4 max-lg:z-10 max-lg:bg-panel sm:max-lg:-bottom-5 sm:max-lg:col-span-2 ' +
        'max-sm:-mx-4 max-sm:border-x-0 max-sm:px-4 lg:pinned lg:top-0 lg:self-start'
      }
    >
      <div
        className={
          'overflow-y-auto overscroll-contain pr-8 max-lg:max-h-44 max-lg:short:max-h-20 ' +
          'lg:max-h-[calc(85dvh-15.5rem)]'
        }
      >
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
      {isLifted ? (
        <p role="status" className="flex items-center justify-between gap-3 text-sm text-amber">
          {t('heldItemMove')}
          <Button size="small" tone="quiet" onClick={onLeave}>
            {t('stop')}
          </Button>
        </p>
      ) : (
        <div className="flex flex-wrap gap-2">
          <Button size="small" tone="primary" disabled={!isHere} onClick={onSend}>
            {t(goesTo)}
          </Button>
          {found.item.quantity > 1 && (
            <Button size="small" icon="swap" disabled={!isHere} onClick={onPart}>
              {t('part')}
            </Button>
          )}
          <Button size="small" icon="hand" disabled={!isHere} onClick={onMove}>
            {t('move')}
          </Button>
        </div>
      )}
    </section>
  );
}
