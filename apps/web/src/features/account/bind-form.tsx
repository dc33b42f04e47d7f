'use client';

import type { Locale } from '@necp/shared/kernel';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useLocale } from 'next-intl';
import { useRef } from 'react';
import { Button } from '../../components/button';
import { Form, useFieldFault, useRuledForm } from '../../components/form';
import { newRequestId } from '../../components/kernel/rng';
import { useTRPC } from '../../components/providers/api';
import { useErrorWords } from '../../components/providers/refusals';
import { EmailField, PasswordField } from './credential-fields';
import { EmailSent } from './email-sent';
import { NewCredentials } from './rules';

interface BindFormProps {
  readonly label: string;
}

/** Adds an email address and a password to an account without, which keeps its characters and everything they own. */
export function BindForm({ label }: BindFormProps) {
  const locale = useLocale() as Locale;
  const words = useErrorWords();
  const api = useTRPC();
  const queries = useQueryClient();
  const binding = useMutation(
    api.account.bindGuest.mutationOptions({ onSuccess: () => queries.invalidateQueries(api.account.me.queryFilter()) }),
  );
  const form = useRuledForm(NewCredentials, { email: '', password: '' });
  const faultOf = useFieldFault(form);
  const attempt = useRef({ of: '', requestId: newRequestId() });

  if (binding.isSuccess) return <EmailSent email={form.getValues('email')} validForMs={binding.data.validForMs} />;
  const submit = form.handleSubmit((values) => {
    const of = JSON.stringify(values);
    if (attempt.current.of !== of) attempt.current = { of, requestId: newRequestId() };
    binding.mutate({ ...values, locale, requestId: attempt.current.requestId });
  });
  return (
    <Form onSubmit={submit} fault={binding.isError ? words(binding.error) : undefined}>
      <EmailField fault={faultOf('email')} {...form.register('email')} />
      <PasswordField age="new" fault={faultOf('password')} {...form.register('password')} />
      <Button type="submit" tone="primary" wide waiting={binding.isPending}>
        {label}
      </Button>
    </Form>
  );
}
