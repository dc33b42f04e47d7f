'use client';

import type { Locale } from '@necp/shared/kernel';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { toast } from 'sonner';
import { Button } from '../../components/button';
import { Form, useFieldFault, useRuledForm } from '../../components/form';
import { newRequestId } from '../../components/kernel/rng';
import { useTRPC } from '../../components/providers/api';
import { useErrorWords } from '../../components/providers/refusals';
import { PasswordField } from './credential-fields';
import { PasswordChange } from './rules';

/** Changes the password; every other device is signed out. */
export function PasswordForm() {
  const t = useTranslations('account');
  const locale = useLocale() as Locale;
  const words = useErrorWords();
  const api = useTRPC();
  const queries = useQueryClient();
  const form = useRuledForm(PasswordChange, { currentPassword: '', newPassword: '' });
  const faultOf = useFieldFault(form);
  const changing = useMutation(
    api.account.changePassword.mutationOptions({
      onSuccess: () => {
        form.reset();
        toast.success(t('passwordChanged'));
        return queries.invalidateQueries(api.session.list.queryFilter());
      },
    }),
  );
  return (
    <Form
      onSubmit={form.handleSubmit((values) => changing.mutate({ ...values, locale, requestId: newRequestId() }))}
      fault={changing.isError ? words(changing.error) : undefined}
    >
      <PasswordField
        age="current"
        label={t('currentPassword')}
        fault={faultOf('currentPassword')}
        {...form.register('currentPassword')}
      />
      <PasswordField
        age="new"
        label={t('newPassword')}
        fault={faultOf('newPassword')}
        {...form.register('newPassword')}
      />
      <div>
        <Button type="submit" waiting={changing.isPending}>
          {t('changePassword')}
        </Button>
      </div>
    </Form>
  );
}
