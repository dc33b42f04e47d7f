'use client';

import type { VerifiedView } from '@necp/shared/account/schema';
import { useMutation } from '@tanstack/react-query';
import { signIn } from 'next-auth/react';
import { useTranslations } from 'next-intl';
import { Banner } from '../../components/banner';
import { Button } from '../../components/button';
import { Form, useFieldFault, useRuledForm } from '../../components/form';
import { useTRPC } from '../../components/providers/api';
import { useErrorWords } from '../../components/providers/refusals';
import { TextLink } from '../../components/text-link';
import { PasswordField } from './credential-fields';
import { KnownPassword } from './rules';

/**
 * Confirms an address with the password that was chosen with the request: the link may come from the request of a
 * stranger, and a mail program may have opened it.
 */
export function VerifyEmail({ token }: { readonly token: string }) {
  const t = useTranslations('account');
  const words = useErrorWords();
  const api = useTRPC();
  const confirming = useMutation(api.account.verifyEmail.mutationOptions());
  const form = useRuledForm(KnownPassword, { password: '' });
  const faultOf = useFieldFault(form);
  if (confirming.isSuccess) return <Confirmed {...confirming.data} password={form.getValues('password')} />;
  return (
    <Form
      onSubmit={form.handleSubmit(({ password }) => confirming.mutate({ token, password }))}
      fault={confirming.isError ? words(confirming.error) : undefined}
    >
      <p className="text-quiet">{t('confirmLead')}</p>
      <PasswordField age="current" fault={faultOf('password')} {...form.register('password')} />
      <Button type="submit" tone="primary" wide waiting={confirming.isPending}>
        {t('confirm')}
      </Button>
      <p className="text-quiet">{t('confirmNotYou')}</p>
      {confirming.isError && <TextLink href="/register">{t('askAgain')}</TextLink>}
    </Form>
  );
}

/** Signs in on a click only: the browser may be used by another account or a guest. */
function Confirmed({ email, outcome, password }: VerifiedView & { readonly password: string }) {
  const t = useTranslations('account');
  const entering = useMutation({
    mutationFn: () => signIn('password', { redirect: false, email, password, remember: 'yes' }),
    onSettled: (answer) => window.location.assign(answer?.ok === true ? '/characters' : '/sign-in'),
  });
  return (
    <div className="grid gap-5">
      <Banner tone="good">
        {t(outcome === 'registered' ? 'confirmedNew' : outcome === 'bound' ? 'confirmedBound' : 'confirmedChanged', {
          email,
        })}
      </Banner>
      {outcome !== 'registered' ? (
        <Button asChild tone="primary" wide>
          {outcome === 'bound' ? (
            <a href="/characters">{t('toCharacters')}</a>
          ) : (
            <a href="/account">{t('toAccount')}</a>
          )}
        </Button>
      ) : (
        <Button tone="primary" wide waiting={!entering.isIdle} onClick={() => entering.mutate()}>
          {t('signIn')}
        </Button>
      )}
    </div>
  );
}
