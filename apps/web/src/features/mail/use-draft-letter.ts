import type { ContainerView, ItemView } from '@necp/shared/inventory/schema';
import { maxChits } from '@necp/shared/kernel/money';
import { canSend, canWrite, delayMsFor, feeFor, hasValue } from '@necp/shared/mail/rules';
import { type BoxView, mailPlaces, type ReceiverView } from '@necp/shared/mail/schema';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useDeferredValue } from 'react';
import { toast } from 'sonner';
import type { ItemKinds } from '../../components/items/use-item-kinds';
import { useTRPC } from '../../components/providers/api';
import { useRefusalWords } from '../../components/providers/refusals';
import { wholeNumber } from '../../components/whole-number';
import { type LetterDraft, useDraft } from './store';

/** The stacks of a draft that still lie in the bag, with the number that is sent. */
export function attachedOf({ items }: Pick<LetterDraft, 'items'>, bag: Pick<ContainerView, 'items'>): ItemView[] {
  return items.flatMap(({ itemId, quantity }, slot) => {
    const item = bag.items.find(({ id }) => id === itemId);
    return item ? [{ ...item, slot, quantity: Math.min(quantity, item.quantity) }] : [];
  });
}

/** What is put into a letter and taken out of it again; what cannot be sent says why. */
export function useAttaching(bag: ContainerView, kinds: ItemKinds) {
  const t = useTranslations('mail');
  const say = useRefusalWords();
  const { draft, change } = useDraft();
  const attached = attachedOf(draft, bag);
  const verdictOf = (item: ItemView) => canSend(kinds.contentOf(item.templateId), item);
  const attach = (item: ItemView, quantity: number) => {
    const verdict = verdictOf(item);
    if (!verdict.ok) return void toast.error(say(verdict.code, verdict.params));
    const others = attached.filter(({ id }) => id !== item.id);
    if (others.length >= mailPlaces) return void toast.error(t('noPlace', { most: mailPlaces }));
    change({
      items: [
        ...others.map(({ id, quantity: count }) => ({ itemId: id, quantity: count })),
        { itemId: item.id, quantity },
      ],
    });
  };
  const takeOut = (itemId: string) => change({ items: draft.items.filter((one) => one.itemId !== itemId) });
  return { attached, verdictOf, attach, takeOut };
}

/** The character of the typed name, spelled as it is; null for an unknown name. */
export function useReceiver(name: string) {
  const wanted = useDeferredValue(name.trim());
  const query = useQuery(
    useTRPC().mail.receiver.queryOptions(
      { name: wanted },
      { enabled: wanted !== '', placeholderData: keepPreviousData },
    ),
  );
  return wanted === '' || query.isPlaceholderData ? undefined : query.data?.receiver;
}
type Receiver = ReceiverView['receiver'];

/** What sending a draft costs and takes, and the first reason why it cannot be sent, in words. */
export function useDraftSum(view: BoxView, attached: readonly ItemView[], receiver: Receiver | undefined) {
  const t = useTranslations('mail');
  const say = useRefusalWords();
  const { draft } = useDraft();
  const balance = useQuery(useTRPC().wallet.view.queryOptions()).data?.balanceChits;
  const amount = draft.amount.trim() === '' ? 0 : wholeNumber(draft.amount, { min: 0, max: Number(maxChits) });
  const chits = draft.isCod ? 0 : (amount ?? 0);
  const codChits = draft.isCod ? (amount ?? 0) : 0;
  const itemIds = attached.map(({ id }) => id);
  const feeChits = Number(feeFor({ stacks: attached.length, chits: BigInt(chits) }));
  const isValuable = hasValue({ itemIds, chits });
  const delayMs =
    receiver == null ? delayMsFor({ hasValue: isValuable, isFriend: false }) : isValuable ? receiver.valueDelayMs : 0;
  const written = canWrite({ ...draft, itemIds, chits, codChits });
  const fault = (): string | null => {
    if (!view.isHere) return say('mail.not_here');
    if (draft.to.trim() === '') return t('fault.noReceiver');
    if (receiver === null) return say('mail.no_such_player');
    if (amount === null) return t('fault.amount');
    if (draft.isCod && codChits === 0) return t('fault.noPrice');
    if (draft.isCod && itemIds.length === 0) return say('mail.cod_needs_items');
    if (!written.ok) return say(written.code, written.params);
    if (view.limits.lettersLeft === 0) return say('mail.daily_letters', { most: view.limits.letters });
    if (chits > view.limits.chitsLeft) return say('mail.daily_chits', { most: view.limits.chits });
    if (balance !== undefined && balance < BigInt(feeChits + chits)) return say('wallet.too_poor');
    return null;
  };
  return { chits, codChits, feeChits, delayMs, isValuable, fault: fault() };
}
export type DraftSum = ReturnType<typeof useDraftSum>;
