'use client';

import { signIn } from 'next-auth/react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '../../components/button';
import { Form, useFieldFault, useRuledForm } from '../../components/form';
import { useRefusalWords } from '../../components/providers/refusals';
import { EmailField, PasswordField } from './credential-fields';
import { KnownCredentials, safeNext } from './rules';

/** The form with address and password. */
export function SignInForm({ next }: { readonly next?: string | undefined }) {
  const t = useTranslations('account');
  const say = useRefusalWords();
  const form = useRuledForm(KnownCredentials, { email: '', password: '' });
  const faultOf = useFieldFault(form);
  const [refusal, setRefusal] = useState<string>();

  const submit = form.handleSubmit(async (values) => {
    setRefusal(undefined);
    try {
      const answer = await signIn('password', { redirect: false, ...values });
      if (answer?.ok) window.location.assign(safeNext(next));
      else setRefusal(say(answer?.error ?? 'kernel.unreachable'));
    } catch {
      setRefusal(say('kernel.unreachable'));
    }
  });

  return (
    <Form onSubmit={submit} fault={refusal}>
      <EmailField fault={faultOf('email')} {...form.register('email')} />
      <PasswordField age="current" fault={faultOf('password')} {...form.register('password')} />
      <Button
        type="submit"
        tone="primary"
        wide
        waiting={form.formState.isSubmitting || (form.formState.isSubmitSuccessful && !refusal)}
      >
        {t('signIn')}
      </Button>
    </Form>
  );
}
