'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '../../components/button';
import { classNames } from '../../components/class-names';
import { ConfirmDialog } from '../../components/confirm-dialog';
import { Icon } from '../../components/icon';
import { newRequestId } from '../../components/kernel/rng';
import { useTRPC } from '../../components/providers/api';
import { useSessionEnd } from '../../components/session-end';
import { TextLink } from '../../components/text-link';
import { useErrorToast } from '../../components/use-error-toast';

/** Signing out opens another document, so that nothing of the page stays. */
const toStart = () => window.location.assign('/');

/**
 * Returns what signs the player out, here or everywhere. A guest is asked first: the session is all that leads back to
 * the guest. The answer of the server decides who is one, because an account may have got an owner in another tab.
 */
function useSignOut() {
  const api = useTRPC();
  const queries = useQueryClient();
  const sayError = useErrorToast();
  const [asked, setAsked] = useState<'here' | 'everywhere' | null>(null);
  const leave = { onSuccess: toStart, onError: sayError };
  const acts = {
    here: useMutation(api.session.signOut.mutationOptions(leave)),
    everywhere: useMutation(api.session.signOutEverywhere.mutationOptions(leave)),
  };
  const ask = useMutation({
    mutationFn: () => queries.fetchQuery({ ...api.account.me.queryOptions(), staleTime: 0 }),
    onError: sayError,
  });
  const go = (where: 'here' | 'everywhere') => acts[where].mutate({ requestId: newRequestId() });
  const isGoing = acts.here.isPending || acts.everywhere.isPending;
  return {
    signOut: (where: 'here' | 'everywhere') => {
      if (isGoing || ask.isPending) return;
      ask.mutate(undefined, { onSuccess: ({ isGuest }) => (isGuest ? setAsked(where) : go(where)) });
    },
    isWaiting: isGoing || ask.isPending,
    question: (
      <GuestQuestion
        open={asked !== null}
        waiting={isGoing}
        onConfirm={() => asked !== null && go(asked)}
        onCancel={() => setAsked(null)}
      />
    ),
  };
}

interface GuestQuestionProps {
  readonly open: boolean;
  readonly waiting: boolean;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

function GuestQuestion(props: GuestQuestionProps) {
  const t = useTranslations('session');
  return (
    <ConfirmDialog
      title={t('guestTitle')}
      confirmLabel={t('guestLeave')}
      cancelLabel={t('guestStay')}
      tone="danger"
      {...props}
    >
      <p>{t('guestLead')}</p>
      <p>
        <TextLink href="/bind">{t('guestKeep')}</TextLink>
      </p>
    </ConfirmDialog>
  );
}

/** Signs this browser out, from a list or a menu. */
export function SignOutButton() {
  const t = useTranslations('session');
  const { signOut, isWaiting, question } = useSignOut();
  return (
    <>
      <Button icon="sign_out" waiting={isWaiting} onClick={() => signOut('here')}>
        {t('signOut')}
      </Button>
      {question}
    </>
  );
}

/** Signs the player out of every browser, this one too. */
export function SignOutEverywhere() {
  const t = useTranslations('session');
  const { signOut, isWaiting, question } = useSignOut();
  return (
    <>
      <Button tone="danger" waiting={isWaiting} onClick={() => signOut('everywhere')}>
        {t('signOutEverywhere')}
      </Button>
      {question}
    </>
  );
}

/** Signs this browser out, among the links of a header; where it is narrow, only the icon is seen. */
export function SignOutLink({ words = 'wide' }: { readonly words?: 'wide' | 'always' }) {
  const t = useTranslations('session');
  const { signOut, isWaiting, question } = useSignOut();
  const hasEnded = useSessionEnd((state) => state.hasEnded);
  // The header is drawn by the server, which is not asked again.
  if (hasEnded) return null;
  return (
    <>
      <button
        type="button"
        aria-disabled={isWaiting || undefined}
        onClick={() => signOut('here')}
        className={classNames(
          'inline-flex items-center gap-2 text-sm text-text underline decoration-line decoration-1 underline-offset-4',
          'transition-colors hover:text-amber hover:decoration-amber aria-disabled:opacity-45',
          'touch:min-h-11 touch:min-w-8 touch:justify-center',
        )}
      >
        <Icon name="sign_out" />
        <span className={words === 'wide' ? 'sr-only sm:not-sr-only' : undefined}>{t('signOut')}</span>
      </button>
      {question}
    </>
  );
}
