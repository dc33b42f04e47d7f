'use client';

import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { Banner } from '../../components/banner';
import { Button } from '../../components/button';
import { useTRPC } from '../../components/providers/api';
import { useErrorWords } from '../../components/providers/refusals';
import { TextLink } from '../../components/text-link';

/** Confirms an address on a click, so that a mail program that opens links does not use the link up. */
export function VerifyEmail({ token }: { readonly token: string }) {
  const t = useTranslations('account');
  const words = useErrorWords();
  const api = useTRPC();
  const confirming = useMutation(api.account.verifyEmail.mutationOptions());
  if (confirming.isSuccess) {
    const { email, outcome } = confirming.data;
    return (
      <div className="grid gap-5">
        <Banner tone="good">{t(outcome === 'bound' ? 'confirmedBound' : 'confirmedNew', { email })}</Banner>
        <Button asChild tone="primary" wide>
          <a href={outcome === 'bound' ? '/characters' : '/sign-in'}>
            {t(outcome === 'bound' ? 'toCharacters' : 'signIn')}
          </a>
        </Button>
      </div>
    );
  }
  return (
    <div className="grid gap-5">
      <p className="text-quiet">{t('confirmLead')}</p>
      {confirming.isError && <Banner tone="fault">{words(confirming.error)}</Banner>}
      <Button tone="primary" wide waiting={confirming.isPending} onClick={() => confirming.mutate({ token })}>
        {t('confirm')}
      </Button>
      {confirming.isError && <TextLink href="/register">{t('askAgain')}</TextLink>}
    </div>
  );
}
