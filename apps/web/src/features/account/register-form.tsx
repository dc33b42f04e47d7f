'use client';

import type { Locale } from '@necp/shared/kernel';
import { useMutation } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { Button } from '../../components/button';
import { Form, useFieldFault, useRuledForm } from '../../components/form';
import { useTRPC } from '../../components/providers/api';
import { useErrorWords } from '../../components/providers/refusals';
import { EmailField, PasswordField } from './credential-fields';
import { EmailSent } from './email-sent';
import { NewCredentials } from './rules';

/** Requests a new account by address and password; an email follows. */
export function RegisterForm() {
  const t = useTranslations('account');
  const locale = useLocale() as Locale;
  const words = useErrorWords();
  const api = useTRPC();
  const registering = useMutation(api.account.register.mutationOptions());
  // The same request again: the link of each email belongs to the password of its own request.
  const resending = useMutation(api.account.register.mutationOptions());
  const form = useRuledForm(NewCredentials, { email: '', password: '' });
  const faultOf = useFieldFault(form);

  if (registering.isSuccess) {
    const { email, password } = form.getValues();
    return (
      <EmailSent email={email} validForMs={registering.data.validForMs}>
        <div className="flex flex-wrap items-center gap-3">
          <Button
            icon="mail"
            waiting={resending.isPending}
            onClick={() => resending.mutate({ email, password, locale })}
          >
            {t('resend')}
          </Button>
          <span role="status" className="text-sm text-quiet">
            {resending.isSuccess ? t('resent') : null}
          </span>
        </div>
        {resending.isError && (
          <p role="alert" className="text-red">
            {words(resending.error)}
          </p>
        )}
      </EmailSent>
    );
  }
  return (
    <Form
      isPaired
      onSubmit={form.handleSubmit((values) => registering.mutate({ ...values, locale }))}
      fault={registering.isError ? words(registering.error) : undefined}
    >
      <EmailField fault={faultOf('email')} {...form.register('email')} />
      <PasswordField age="new" fault={faultOf('password')} {...form.register('password')} />
      <Button type="submit" tone="primary" wide className="col-span-full" waiting={registering.isPending}>
        {t('register')}
      </Button>
    </Form>
  );
}
