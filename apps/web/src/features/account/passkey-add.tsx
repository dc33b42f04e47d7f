'use client';

import { canNamePasskey } from '@necp/shared/passkey/rules';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import * as z from 'zod';
import { Button } from '../../components/button';
import { Field } from '../../components/field';
import { Form, useFieldFault, useRuledForm } from '../../components/form';
import { ruled } from '../../components/form-rules';
import { Input } from '../../components/input';
import { useTRPC } from '../../components/providers/api';
import { makeOnDevice } from './passkey-device';
import { useDeviceWords } from './use-device-words';

/** The schema of a name of a passkey. */
export const PasskeyName = z.object({ name: ruled(canNamePasskey) });

interface PasskeyAddProps {
  readonly label: string;
  /** The name of this device, offered as the passkey's. */
  readonly device: string;
  readonly tone?: 'primary';
  readonly onAdded: () => void;
}

/** Adds a passkey of this device, at first under the name of the device. */
export function PasskeyAdd({ label, device, tone, onAdded }: PasskeyAddProps) {
  const t = useTranslations('passkey');
  const words = useDeviceWords();
  const api = useTRPC();
  const queries = useQueryClient();
  const starting = useMutation(api.passkey.startAdding.mutationOptions());
  const sending = useMutation(api.passkey.add.mutationOptions());
  const form = useRuledForm(PasskeyName, { name: device });
  const faultOf = useFieldFault(form);
  const adding = useMutation({
    mutationFn: async (name: string) =>
      sending.mutateAsync({ name, answer: await makeOnDevice(await starting.mutateAsync()) }),
    onSuccess: async () => {
      await Promise.all([
        queries.invalidateQueries(api.passkey.list.queryFilter()),
        queries.invalidateQueries(api.account.me.queryFilter()),
      ]);
      onAdded();
    },
  });
  return (
    <Form
      onSubmit={form.handleSubmit(({ name }) => adding.mutate(name))}
      fault={adding.isError ? words(adding.error) : undefined}
    >
      <Field label={t('name')} hint={t('nameHint')} fault={faultOf('name')}>
        <Input autoComplete="off" {...form.register('name')} />
      </Field>
      <div>
        <Button type="submit" icon="key" waiting={adding.isPending} {...(tone === undefined ? {} : { tone })}>
          {label}
        </Button>
      </div>
    </Form>
  );
}
