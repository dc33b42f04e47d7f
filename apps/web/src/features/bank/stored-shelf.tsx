'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Button } from '../../components/button';
import { IconButton } from '../../components/icon-button';
import { ScrollArea } from '../../components/window/scroll-area';
import type { Stored } from './vault-layout';

interface StoredShelfProps {
  readonly found: Stored;
  readonly page: 'bank' | 'stash';
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
        'grid content-start gap-3 border border-line bg-ground/50 p-3 slim:pinned ' +
        'slim:-bottom-(--window-pad) slim:z-10 slim:bg-panel roomy:slim:col-span-2 ' +
        'tight:-mx-(--window-pad) tight:border-x-0 tight:px-(--window-pad) broad:pinned broad:top-0 broad:self-start ' +
        'tall:roomy:slim:grid-cols-[minmax(0,1fr)_auto]'
      }
    >
      <ScrollArea
        frameClassName="slim:max-h-[min(12rem,38cqh)] short:slim:max-h-[42cqh] broad:max-h-[calc(100cqh-11rem)]"
        className="pr-8 tall:roomy:slim:pr-3"
      >
        {card}
      </ScrollArea>
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
        <div
          className={
            'flex flex-wrap gap-2 tall:roomy:slim:mt-9 tall:roomy:slim:min-w-40 tall:roomy:slim:flex-col ' +
            'tall:roomy:slim:flex-nowrap'
          }
        >
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
