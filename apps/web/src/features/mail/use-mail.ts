import {
  type LetterView,
  type MailBox,
  mostLettersAtOnce,
  type SentLetterView,
  type TakenAllView,
} from '@necp/shared/mail/schema';
import { keepPreviousData, useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { toast } from 'sonner';
import { newRequestId } from '../../components/kernel/rng';
import { useTRPC } from '../../components/providers/api';
import { useErrorToast } from '../../components/use-error-toast';
import { emptyDraft, useDraft } from './store';
import { useLetterWords } from './words';

export type OnlyLetters = 'all' | 'unread' | 'with_contents';

/** What of a box is shown. */
export interface BoxChoice {
  readonly box: MailBox;
  readonly text: string;
  readonly only: OnlyLetters;
}

/** The letters of a box, page after page, and what the newest page says of the mailbox, the places and the limits. */
export function useBox({ box, text, only }: BoxChoice) {
  const query = useInfiniteQuery(
    useTRPC().mail.box.infiniteQueryOptions(
      { box, text, only },
      { getNextPageParam: ({ next }) => next ?? undefined, placeholderData: keepPreviousData },
    ),
  );
  const pages = query.data?.pages;
  const isOld = query.isPlaceholderData;
  // Letters of another box must not be touched while those of this one are on their way.
  const letters = useMemo(
    () => pages?.filter((page) => !isOld || page.box === box).flatMap((page) => page.letters) ?? [],
    [pages, isOld, box],
  );
  return { query, letters, view: pages?.[0] };
}
export type ReadBox = ReturnType<typeof useBox>;

/** Cuts the letters into as many as one call changes. */
function inCalls(letters: readonly LetterView[]): string[][] {
  const ids = letters.map(({ letterId }) => letterId);
  return Array.from({ length: Math.ceil(ids.length / mostLettersAtOnce) }, (_, call) =>
    ids.slice(call * mostLettersAtOnce, (call + 1) * mostLettersAtOnce),
  );
}

/** What can be done with letters: views of letters, bag and money are read again afterwards, a refusal is shown. */
export function useMailActions() {
  const { mail, inventory, wallet } = useTRPC();
  const queries = useQueryClient();
  const onError = useErrorToast();
  const [sent, sayTaken] = [useSent(), useTakenWords()];
  const settled = {
    onError,
    onSettled: () =>
      Promise.all(
        [mail.pathKey(), inventory.pathKey(), wallet.pathKey()].map((queryKey) =>
          queries.invalidateQueries({ queryKey }),
        ),
      ),
  };
  const send = useMutation(mail.send.mutationOptions({ ...settled, onSuccess: sent }));
  const take = useMutation(mail.take.mutationOptions(settled));
  const takeAll = useMutation(mail.takeAll.mutationOptions({ ...settled, onSuccess: sayTaken }));
  const pay = useMutation(mail.pay.mutationOptions(settled));
  const sendBack = useMutation(mail.sendBack.mutationOptions(settled));
  const recall = useMutation(mail.recall.mutationOptions(settled));
  const mark = useMutation(mail.mark.mutationOptions(settled));
  const destroy = useMutation(mail.destroy.mutationOptions(settled));
  return {
    ...{ send, take, pay, sendBack, recall },
    isBusy: [take, takeAll, pay, sendBack, recall, mark, destroy].some(({ isPending }) => isPending),
    mark: (letters: readonly LetterView[], as: 'read' | 'unread' | 'archived' | 'kept') => {
      for (const letterIds of inCalls(letters)) mark.mutate({ requestId: newRequestId(), letterIds, as });
    },
    destroy: (letters: readonly LetterView[], inside: 'empty' | 'with_contents') => {
      const withContents = inside === 'with_contents';
      for (const letterIds of inCalls(letters)) destroy.mutate({ requestId: newRequestId(), letterIds, withContents });
    },
    takeAll: (letters: readonly LetterView[]) => {
      for (const letterIds of inCalls(letters)) takeAll.mutate({ requestId: newRequestId(), letterIds });
    },
    sendBackAll: (letters: readonly LetterView[]) => {
      for (const { letterId } of letters) sendBack.mutate({ requestId: newRequestId(), letterId });
    },
  };
}
export type MailActions = ReturnType<typeof useMailActions>;

/** Returns a function that says that a letter was sent, and gives up its draft, also when the window is closed. */
function useSent() {
  const t = useTranslations('mail');
  const { receiverOf } = useLetterWords();
  return ({ letter }: SentLetterView) => {
    toast.success(t('sentTo', { name: receiverOf(letter) }));
    useDraft.setState({ draft: emptyDraft });
  };
}

/** Returns a function that says how much was taken, and why the rest was not. */
function useTakenWords() {
  const t = useTranslations('mail.taken');
  return ({ letters }: TakenAllView) => {
    const left = letters.flatMap((one) => one.left ?? []);
    const emptied = letters.length - left.length;
    if (emptied > 0) toast.success(t('done', { count: emptied }));
    for (const why of new Set(left)) toast.error(t(`left.${why}`));
  };
}
