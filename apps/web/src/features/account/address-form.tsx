'use client';

import type { Locale } from '@necp/shared/kernel';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { Banner } from '../../components/banner';
import { Button } from '../../components/button';
import { Form, useFieldFault, useRuledForm } from '../../components/form';
import { newRequestId } from '../../components/kernel/rng';
import { useTRPC } from '../../components/providers/api';
import { useErrorWords } from '../../components/providers/refusals';
import { EmailField } from './credential-fields';
import { AddressOnly } from './rules';

/** Asks for another address; it counts once the link in the email to it was opened. */
export function AddressForm({ pending }: { readonly pending: string | null }) {
  const t = useTranslations('account');
  const locale = useLocale() as Locale;
  const words = useErrorWords();
  const api = useTRPC();
  const queries = useQueryClient();
  const form = useRuledForm(AddressOnly, { email: '' });
  const faultOf = useFieldFault(form);
  const changing = useMutation(
    api.account.changeAddress.mutationOptions({
      onSuccess: () => {
        form.reset();
        return queries.invalidateQueries(api.account.me.queryFilter());
      },
    }),
  );
  return (
    <Form
      onSubmit={form.handleSubmit(({ email }) => changing.mutate({ email, locale, requestId: newRequestId() }))}
      fault={changing.isError ? words(changing.error) : undefined}
    >
      {pending !== null && <Banner tone="note">{t('addressPending', { email: pending })}</Banner>}
      <p className="text-quiet">{t('addressLead')}</p>
      <EmailField label={t('newEmail')} fault={faultOf('email')} {...form.register('email')} />
      <div>
        <Button type="submit" waiting={changing.isPending}>
          {t('changeEmail')}
        </Button>
      </div>
    </Form>
  );
}
