'use client';

import type { PasskeyAnswer } from '@necp/shared/passkey/schema';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { Button } from '../../components/button';
import { Form, useFieldFault, useRuledForm } from '../../components/form';
import { useSignInWords } from '../../components/providers/refusals';
import { Checkbox } from '../../components/switch';
import { CodeField } from './code-field';
import { PasskeyStep } from './passkey-step';
import { finishVisit } from './provider-visit';
import { KnownCode } from './rules';

/** Asks for a code or a passkey as the second factor after a provider has confirmed who the player is. */
export function ProviderCodeForm() {
  const t = useTranslations('identity');
  const account = useTranslations('account');
  const say = useSignInWords();
  const form = useRuledForm(KnownCode, { code: '' });
  const faultOf = useFieldFault(form);
  const [isTrusted, setTrusted] = useState(false);
  const [refusal, setRefusal] = useState<ReactNode>();

  const send = async (step: { readonly code: string } | { readonly passkey: PasskeyAnswer }) => {
    setRefusal(undefined);
    const refused = await finishVisit({ ...step, trust: isTrusted });
    if (refused !== undefined) setRefusal(say(refused));
    return refused;
  };
  const submit = form.handleSubmit(async ({ code }) => {
    if ((await send({ code })) === undefined) return;
    form.reset();
    form.setFocus('code');
  });
  return (
    <Form onSubmit={submit} fault={refusal}>
      <CodeField autoFocus fault={faultOf('code')} {...form.register('code')} />
      <Checkbox label={account('trustDevice')} checked={isTrusted} onChange={setTrusted} />
      <Button
        type="submit"
        tone="primary"
        wide
        waiting={form.formState.isSubmitting || (form.formState.isSubmitSuccessful && !refusal)}
      >
        {t('confirm')}
      </Button>
      <PasskeyStep
        onFault={setRefusal}
        onAnswer={async (passkey) => void (await send({ passkey: JSON.parse(passkey) as PasskeyAnswer }))}
      />
    </Form>
  );
}
