'use client';

import type { ItemView } from '@necp/shared/inventory/schema';
import { type BoxView, subjectLength, textLength } from '@necp/shared/mail/schema';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Balance } from '../../components/balance';
import { Button } from '../../components/button';
import { ConfirmDialog } from '../../components/confirm-dialog';
import { Field } from '../../components/field';
import { IconButton } from '../../components/icon-button';
import { Input, TextArea } from '../../components/input';
import { type ItemKinds, useItemName } from '../../components/items/use-item-kinds';
import { newRequestId } from '../../components/kernel/rng';
import { useTRPC } from '../../components/providers/api';
import { Switch } from '../../components/switch';
import { ScrollArea } from '../../components/window/scroll-area';
import { Attachments } from './attachments';
import { ReceiverField } from './receiver-field';
import { emptyDraft, isBegun, useDraft } from './store';
import { attachedOf, type DraftSum, useDraftSum, useReceiver } from './use-draft-letter';
import { useMailActions } from './use-mail';
import { useMailFormats } from './words';

interface WritePageProps {
  readonly view: BoxView;
  readonly kinds: ItemKinds;
  readonly onBack: () => void;
  readonly onSent: () => void;
}

/** Writes a letter: receiver, words, items and money; what it costs and how long it takes is shown before. */
export function WritePage({ view, kinds, onBack, onSent }: WritePageProps) {
  const t = useTranslations('mail');
  const { draft } = useDraft();
  const inventory = useQuery(useTRPC().inventory.view.queryOptions()).data;
  const bag = inventory?.containers.find(({ kind }) => kind === 'bag');
  const attached = bag ? attachedOf(draft, bag) : [];
  const receiver = useReceiver(draft.to);
  const sum = useDraftSum(view, attached, receiver);
  const [isAsking, ask] = useState(false);
  const { isSending, send } = useSending({ attached, sum, name: receiver?.name ?? draft.to.trim(), onSent });
  return (
    <form
      aria-label={t('newLetter')}
      noValidate
      className="flex min-h-0 grow flex-col"
      onSubmit={(event) => {
        event.preventDefault();
        if (sum.fault !== null || isSending) return;
        if (sum.isValuable || sum.codChits > 0) ask(true);
        else send();
      }}
    >
      <ScrollArea frameClassName="grow" className="px-4 py-3">
        <div className="grid gap-x-5 gap-y-4 roomy:grid-cols-2">
          <Words receiver={receiver} />
          {bag && <Attachments bag={bag} kinds={kinds} />}
        </div>
      </ScrollArea>
      <SumBar sum={sum} isSending={isSending} onBack={onBack} />
      {isAsking && (
        <ConfirmDialog
          open
          title={t('sendTitle', { name: receiver?.name ?? draft.to })}
          confirmLabel={t('send')}
          cancelLabel={t('cancel')}
          onConfirm={() => {
            ask(false);
            send();
          }}
          onCancel={() => ask(false)}
        >
          <Enclosed attached={attached} sum={sum} kinds={kinds} />
        </ConfirmDialog>
      )}
    </form>
  );
}

function Words({ receiver }: { readonly receiver: ReturnType<typeof useReceiver> }) {
  const t = useTranslations('mail');
  const { draft, change } = useDraft();
  return (
    <div className="grid content-start gap-3">
      <ReceiverField receiver={receiver} />
      <Field label={t('subject')}>
        <Input
          value={draft.subject}
          maxLength={subjectLength}
          autoComplete="off"
          onChange={(event) => change({ subject: event.target.value })}
        />
      </Field>
      <Field label={t('text')} aside={t('symbols', { count: draft.text.length, most: textLength })}>
        <TextArea
          value={draft.text}
          rows={5}
          maxLength={textLength}
          onChange={(event) => change({ text: event.target.value })}
        />
      </Field>
      <Money />
    </div>
  );
}

/** Money that is sent, or with cash on delivery the price that the receiver pays. */
function Money() {
  const t = useTranslations('mail');
  const { money } = useMailFormats();
  const { draft, change } = useDraft();
  const amount = /^\d{1,15}$/.test(draft.amount.trim()) ? Number(draft.amount) : 0;
  return (
    <div className="grid gap-2">
      <Field
        label={t(draft.isCod ? 'price' : 'sendMoney')}
        aside={amount >= 1_000 ? <span className="number text-amber">{money(amount)}</span> : <Balance />}
      >
        <Input
          inputMode="numeric"
          value={draft.amount}
          maxLength={16}
          autoComplete="off"
          onChange={(event) => change({ amount: event.target.value })}
        />
      </Field>
      <Switch
        label={t('codSwitch')}
        hint={t('codHint')}
        checked={draft.isCod}
        onChange={(isCod) => change({ isCod })}
      />
    </div>
  );
}

interface SumBarProps {
  readonly sum: DraftSum;
  readonly isSending: boolean;
  readonly onBack: () => void;
}

/** What sending costs, when the letter arrives, and why it cannot be sent yet. */
function SumBar({ sum: { feeChits, delayMs, fault }, isSending, onBack }: SumBarProps) {
  const t = useTranslations('mail');
  const { money } = useMailFormats();
  const { draft, change } = useDraft();
  return (
    <div data-window-footer className="flex shrink-0 items-center gap-3 border-t border-line px-4 py-2">
      <IconButton icon="arrow_left" label={t('back')} hint="top" onClick={onBack} />
      <div className="min-w-0 grow text-sm">
        <p className="flex flex-wrap gap-x-3 text-quiet">
          <span>
            {t.rich('fee', { money: money(feeChits), n: (chunks) => <b className="number text-amber">{chunks}</b> })}
          </span>
          <span>{arrival(t, delayMs)}</span>
        </p>
        <p role="status" className="text-amber empty:hidden">
          {isBegun(draft) || draft.to !== '' ? fault : null}
        </p>
      </div>
      {isBegun(draft) && (
        <IconButton
          icon="trash"
          tone="danger"
          label={t('discard')}
          hint="top"
          onClick={() => {
            change(emptyDraft);
            onBack();
          }}
        />
      )}
      <Button type="submit" tone="primary" icon="send" disabled={fault !== null} waiting={isSending}>
        {t('send')}
      </Button>
    </div>
  );
}

/** Says when a letter arrives that is sent now. */
function arrival(t: ReturnType<typeof useTranslations<'mail'>>, delayMs: number): string {
  const minutes = Math.round(delayMs / 60_000);
  if (minutes === 0) return t('arrivesNow');
  return minutes < 60 ? t('arrivesInMinutes', { minutes }) : t('arrivesInHours', { hours: Math.round(minutes / 60) });
}

interface EnclosedProps {
  readonly attached: readonly ItemView[];
  readonly sum: DraftSum;
  readonly kinds: ItemKinds;
}

/** What is about to be sent, before it is. */
function Enclosed({ attached, sum: { chits, codChits, feeChits, delayMs }, kinds }: EnclosedProps) {
  const t = useTranslations('mail');
  const name = useItemName(kinds);
  const { money } = useMailFormats();
  return (
    <>
      <ul className="text-text">
        {attached.map((item) => (
          <li key={item.id}>{t('stack', { name: name(item), count: item.quantity })}</li>
        ))}
        {chits > 0 && <li className="number text-amber">{money(chits)}</li>}
      </ul>
      {codChits > 0 && <p>{t('sendCod', { money: money(codChits) })}</p>}
      <p>
        {t('feeOnly', { money: money(feeChits) })} {arrival(t, delayMs)}
      </p>
    </>
  );
}

interface Sending {
  readonly attached: readonly ItemView[];
  readonly sum: DraftSum;
  readonly name: string;
  readonly onSent: () => void;
}

function useSending({ attached, sum: { chits, codChits }, name, onSent }: Sending) {
  const { subject, text } = useDraft().draft;
  const { send } = useMailActions();
  return {
    isSending: send.isPending,
    send: () =>
      send.mutate(
        {
          ...{ requestId: newRequestId(), to: name, subject: subject.trim(), text: text.trim(), chits, codChits },
          items: attached.map(({ id: itemId, quantity }) => ({ itemId, quantity })),
        },
        { onSuccess: onSent },
      ),
  };
}
