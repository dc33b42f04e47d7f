'use client';

import { mailPlaces, type LetterView } from '@necp/shared/mail/schema';
import type { ItemView } from '@necp/shared/inventory/schema';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '../../components/button';
import { ConfirmDialog } from '../../components/confirm-dialog';
import { ItemCard } from '../../components/items/item-card';
import { ItemGrid } from '../../components/items/item-grid';
import { type ItemKinds, useItemName } from '../../components/items/use-item-kinds';
import { newRequestId } from '../../components/kernel/rng';
import { useTRPC } from '../../components/providers/api';
import type { MailActions } from './use-mail';
import { useLetterWords, useMailFormats } from './words';

interface LetterContentsProps {
  readonly letter: LetterView;
  readonly kinds: ItemKinds;
  readonly isHere: boolean;
  readonly actions: MailActions;
}

/** What is in a letter: what has to be paid, the money, and the items, which are taken one by one or all together. */
export function LetterContents({ letter, kinds, isHere, actions }: LetterContentsProps) {
  const t = useTranslations('mail');
  const { money } = useMailFormats();
  const { letterId, chits, cod, items, can } = letter;
  const take = (itemId: ItemView['id'] | null) => actions.take.mutate({ requestId: newRequestId(), letterId, itemId });
  return (
    <section aria-label={t('inside')} className="grid gap-3 border border-line bg-ground/50 p-3">
      {cod && (
        <p className="flex flex-wrap items-baseline justify-between gap-x-3">
          <span className="text-quiet">{t(letter.isOwn ? 'codOwn' : 'cod')}</span>
          <span className={cod.isPaid ? 'text-green' : 'number text-lg text-red'}>
            {cod.isPaid ? t('codPaid', { money: money(cod.chits) }) : money(cod.chits)}
          </span>
        </p>
      )}
      {chits > 0 && (
        <p className="flex flex-wrap items-baseline justify-between gap-x-3">
          <span className="text-quiet">{t('money')}</span>
          <span className="number text-lg text-amber">{money(chits)}</span>
        </p>
      )}
      {items.length > 0 && (
        <Items items={items} kinds={kinds} canTake={can.take && isHere && !actions.isBusy} onTake={take} />
      )}
      {can.take && (
        <Button
          tone="primary"
          icon="bag"
          waiting={actions.take.isPending}
          disabled={!isHere}
          onClick={() => take(null)}
        >
          {t('takeAll')}
        </Button>
      )}
      {can.pay && <PayButton letter={letter} kinds={kinds} isHere={isHere} actions={actions} />}
      {(can.take || can.pay) && !isHere && <p className="text-sm text-quiet">{t('onlyAtBox')}</p>}
    </section>
  );
}

interface ItemsProps extends Pick<LetterContentsProps, 'kinds'> {
  readonly items: readonly ItemView[];
  readonly canTake: boolean;
  readonly onTake: (itemId: ItemView['id']) => void;
}

/** The items; a click or tap shows one below them, a double click takes it. */
function Items({ items, kinds, canTake, onTake }: ItemsProps) {
  const t = useTranslations('mail');
  const [chosenId, choose] = useState<string | null>(null);
  const growth = useQuery(useTRPC().progression.view.queryOptions()).data ?? null;
  const placed = items.map((item, slot) => ({ ...item, slot }));
  const chosen = placed.find(({ id }) => id === chosenId);
  return (
    <>
      <ItemGrid
        label={t('items')}
        kinds={kinds}
        items={placed}
        slots={Math.min(mailPlaces, Math.max(6, items.length))}
        chosenId={chosenId}
        liftedId={null}
        card={(item) => <ItemCard item={item} kinds={kinds} reader={growth} length="brief" />}
        columns="grid-cols-6"
        onPress={(_slot, item) => choose(item === null || item.id === chosenId ? null : item.id)}
        onAct={(item) => canTake && onTake(item.id)}
      />
      {chosen && (
        <div className="grid gap-3 border border-line bg-panel p-3">
          <ItemCard item={chosen} kinds={kinds} reader={growth} />
          <Button size="small" disabled={!canTake} className="justify-self-start" onClick={() => onTake(chosen.id)}>
            {t('takeOne')}
          </Button>
        </div>
      )}
    </>
  );
}

/** Pays for a letter after a question that names the price, the items, and what is left. */
function PayButton({ letter, kinds, isHere, actions }: LetterContentsProps) {
  const t = useTranslations('mail');
  const { money } = useMailFormats();
  const { senderOf } = useLetterWords();
  const name = useItemName(kinds);
  const [isAsking, ask] = useState(false);
  const balance = useQuery(useTRPC().wallet.view.queryOptions()).data?.balanceChits;
  const price = letter.cod?.chits ?? 0;
  const held = balance === undefined ? null : Number(balance);
  const isPoor = held !== null && held < price;
  const { letterId } = letter;
  return (
    <>
      <Button
        tone="primary"
        icon="bag"
        waiting={actions.pay.isPending}
        disabled={!isHere || isPoor}
        onClick={() => ask(true)}
      >
        {t('payAndTake', { money: money(price) })}
      </Button>
      {isPoor && <p className="text-sm text-red">{t('tooPoor', { money: money(held) })}</p>}
      <ConfirmDialog
        open={isAsking}
        title={t('payTitle', { money: money(price) })}
        confirmLabel={t('pay')}
        cancelLabel={t('cancel')}
        onConfirm={() => {
          ask(false);
          actions.pay.mutate({ requestId: newRequestId(), letterId, codChits: price });
        }}
        onCancel={() => ask(false)}
      >
        <p>{t('payText', { name: senderOf(letter), money: money(price) })}</p>
        <ul className="text-text">
          {letter.items.map((item) => (
            <li key={item.id}>{t('stack', { name: name(item), count: item.quantity })}</li>
          ))}
        </ul>
        {held !== null && <p>{t('payLeft', { money: money(held - price) })}</p>}
      </ConfirmDialog>
    </>
  );
}
