'use client';

import type { Locale } from '@necp/shared/kernel';
import { useMutation } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { Banner } from '../../components/banner';
import { Button } from '../../components/button';
import { Form, useFieldFault, useRuledForm } from '../../components/form';
import { useTRPC } from '../../components/providers/api';
import { useErrorWords } from '../../components/providers/refusals';
import { TextLink } from '../../components/text-link';
import { EmailField, PasswordField } from './credential-fields';
import { EmailSent } from './email-sent';
import { AddressOnly, NewPassword } from './rules';

/** Requests an email with a link to set a new password. */
export function ForgottenPasswordForm() {
  const t = useTranslations('account');
  const locale = useLocale() as Locale;
  const words = useErrorWords();
  const asking = useMutation(useTRPC().account.requestPasswordReset.mutationOptions());
  const form = useRuledForm(AddressOnly, { email: '' });
  const faultOf = useFieldFault(form);
  if (asking.isSuccess) return <EmailSent email={form.getValues('email')} validForMs={asking.data.validForMs} />;
  return (
    <Form
      onSubmit={form.handleSubmit((values) => asking.mutate({ ...values, locale }))}
      fault={asking.isError ? words(asking.error) : undefined}
    >
      <EmailField fault={faultOf('email')} {...form.register('email')} />
      <Button type="submit" tone="primary" wide waiting={asking.isPending}>
        {t('sendEmail')}
      </Button>
    </Form>
  );
}

/** Sets a new password with the secret of the email. */
export function ResetPasswordForm({ token }: { readonly token: string }) {
  const t = useTranslations('account');
  const words = useErrorWords();
  const setting = useMutation(useTRPC().account.resetPassword.mutationOptions());
  const form = useRuledForm(NewPassword, { password: '' });
  const faultOf = useFieldFault(form);
  if (setting.isSuccess) {
    return (
      <div className="grid gap-5">
        <Banner tone="good">{t('passwordSet')}</Banner>
        <Button asChild tone="primary" wide>
          <a href="/sign-in">{t('signIn')}</a>
        </Button>
      </div>
    );
  }
  return (
    <Form
      onSubmit={form.handleSubmit(({ password }) => setting.mutate({ token, newPassword: password }))}
      fault={setting.isError ? words(setting.error) : undefined}
    >
      <PasswordField age="new" label={t('newPassword')} fault={faultOf('password')} {...form.register('password')} />
      <Button type="submit" tone="primary" wide waiting={setting.isPending}>
        {t('setPassword')}
      </Button>
      {setting.isError && <TextLink href="/forgot-password">{t('askAgain')}</TextLink>}
    </Form>
  );
}
