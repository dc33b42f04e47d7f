'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '../../components/button';
import { Form, useFieldFault, useRuledForm } from '../../components/form';
import { useRefusalWords } from '../../components/providers/refusals';
import { Checkbox } from '../../components/switch';
import { CodeField } from './code-field';
import { EmailField, PasswordField } from './credential-fields';
import { enter } from './enter';
import { PasskeySignIn } from './passkey-sign-in';
import { PasskeyStep } from './passkey-step';
import { KnownCode, KnownCredentials } from './rules';

interface SignInFormProps {
  /** The page to open afterwards. */
  readonly next?: string | undefined;
}

/** Signs in by a passkey, or with address and password and then with a code where the account asks for one. */
export function SignInForm({ next }: SignInFormProps) {
  const [known, setKnown] = useState<KnownCredentials>();
  if (known === undefined)
    return (
      <>
        <PasswordStep next={next} onCodeAsked={setKnown} />
        <PasskeySignIn next={next} />
      </>
    );
  return <CodeStep next={next} known={known} onLeave={() => setKnown(undefined)} />;
}

interface PasswordStepProps extends SignInFormProps {
  readonly onCodeAsked: (known: KnownCredentials) => void;
}

function PasswordStep({ next, onCodeAsked }: PasswordStepProps) {
  const t = useTranslations('account');
  const say = useRefusalWords();
  const form = useRuledForm(KnownCredentials, { email: '', password: '' });
  const faultOf = useFieldFault(form);
  const [refusal, setRefusal] = useState<string>();

  const submit = form.handleSubmit(async (values) => {
    setRefusal(undefined);
    const refused = await enter({ by: 'password', next, given: values });
    if (refused === 'account.code_required') onCodeAsked(values);
    else if (refused !== undefined) setRefusal(say(refused));
  });

  return (
    <Form onSubmit={submit} fault={refusal}>
      <EmailField autoComplete="username webauthn" fault={faultOf('email')} {...form.register('email')} />
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

interface CodeStepProps extends SignInFormProps {
  readonly known: KnownCredentials;
  readonly onLeave: () => void;
}

/** Asks for the code after the right password; address and password are sent with it once more. */
function CodeStep({ next, known, onLeave }: CodeStepProps) {
  const t = useTranslations('account');
  const say = useRefusalWords();
  const form = useRuledForm(KnownCode, { code: '' });
  const faultOf = useFieldFault(form);
  const [isTrusted, setTrusted] = useState(false);
  const [refusal, setRefusal] = useState<string>();

  const send = async (step: { readonly code: string } | { readonly passkey: string }) => {
    setRefusal(undefined);
    const given = { ...known, ...step, ...(isTrusted ? { trust: 'yes' } : {}) };
    const refused = await enter({ by: 'password', next, given });
    if (refused !== undefined) setRefusal(say(refused));
    return refused;
  };
  const submit = form.handleSubmit(async ({ code }) => {
    const refused = await send({ code });
    if (refused === undefined) return;
    form.reset();
    form.setFocus('code');
  });

  return (
    <Form onSubmit={submit} fault={refusal}>
      <p className="text-quiet">{t('codeLead')}</p>
      <CodeField autoFocus fault={faultOf('code')} {...form.register('code')} />
      <Checkbox label={t('trustDevice')} checked={isTrusted} onChange={setTrusted} />
      <Button
        type="submit"
        tone="primary"
        wide
        waiting={form.formState.isSubmitting || (form.formState.isSubmitSuccessful && !refusal)}
      >
        {t('signIn')}
      </Button>
      <PasskeyStep onFault={setRefusal} onAnswer={async (passkey) => void (await send({ passkey }))} />
      <Button tone="quiet" wide onClick={onLeave}>
        {t('otherAccount')}
      </Button>
    </Form>
  );
}
