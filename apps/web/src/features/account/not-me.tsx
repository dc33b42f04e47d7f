'use client';

import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { Banner } from '../../components/banner';
import { Button } from '../../components/button';
import { useTRPC } from '../../components/providers/api';
import { useErrorWords } from '../../components/providers/refusals';
import { TextLink } from '../../components/text-link';
import { ResetPasswordForm } from './reset-forms';

/** Signs a stranger out on a click only, because mail programs open links too, and then asks for a new password. */
export function NotMe({ token }: { readonly token: string }) {
  const t = useTranslations('account');
  const words = useErrorWords();
  const disowning = useMutation(useTRPC().account.disownSession.mutationOptions());
  if (disowning.isSuccess)
    return (
      <div className="grid gap-5">
        <Banner tone="good">{t('notMeDone')}</Banner>
        <ResetPasswordForm token={disowning.data.resetToken} />
      </div>
    );
  return (
    <div className="grid gap-5">
      {disowning.isError && <Banner tone="fault">{words(disowning.error)}</Banner>}
      <p className="text-quiet">{t('notMeLead')}</p>
      <Button tone="danger" wide waiting={disowning.isPending} onClick={() => disowning.mutate({ token })}>
        {t('notMe')}
      </Button>
      {disowning.isError && <TextLink href="/forgot-password">{t('forgotten')}</TextLink>}
    </div>
  );
}
