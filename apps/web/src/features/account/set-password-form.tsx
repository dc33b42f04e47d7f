'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { toast } from 'sonner';
import { Button } from '../../components/button';
import { Form, useFieldFault, useRuledForm } from '../../components/form';
import { newRequestId } from '../../components/kernel/rng';
import { useTRPC } from '../../components/providers/api';
import { useErrorWords } from '../../components/providers/refusals';
import { PasswordField } from './credential-fields';
import { NewPassword } from './rules';

/** Sets the first password of an account whose owner signs in by other ways. */
export function SetPasswordForm() {
  const t = useTranslations('identity');
  const words = useErrorWords();
  const api = useTRPC();
  const queries = useQueryClient();
  const form = useRuledForm(NewPassword, { password: '' });
  const faultOf = useFieldFault(form);
  const setting = useMutation(
    api.identity.setPassword.mutationOptions({
      onSuccess: () => {
        toast.success(t('passwordDone'));
        return Promise.all([
          queries.invalidateQueries(api.account.me.queryFilter()),
          queries.invalidateQueries(api.identity.list.queryFilter()),
        ]);
      },
    }),
  );
  const submit = form.handleSubmit(({ password }) =>
    setting.mutate({ newPassword: password, requestId: newRequestId() }),
  );
  return (
    <Form onSubmit={submit} fault={setting.isError ? words(setting.error) : undefined}>
      <p className="text-quiet">{t('setPasswordLead')}</p>
      <PasswordField age="new" fault={faultOf('password')} {...form.register('password')} />
      <div>
        <Button type="submit" waiting={setting.isPending}>
          {t('setPassword')}
        </Button>
      </div>
    </Form>
  );
}
