'use client';

import { signIn } from 'next-auth/react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '../../components/button';
import { Form, useFieldFault, useRuledForm } from '../../components/form';
import { useRefusalWords } from '../../components/providers/refusals';
import { Checkbox } from '../../components/switch';
import { CodeField } from './code-field';
import { EmailField, PasswordField } from './credential-fields';
import { KnownCode, KnownCredentials, safeNext } from './rules';

interface SignInFormProps {
  /** The page to open afterwards. */
  readonly next?: string | undefined;
}

/** Signs in with address and password, and then with a code where the account asks for one. */
export function SignInForm({ next }: SignInFormProps) {
  const [known, setKnown] = useState<KnownCredentials>();
  if (known === undefined) return <PasswordStep next={next} onCodeAsked={setKnown} />;
  return <CodeStep next={next} known={known} onLeave={() => setKnown(undefined)} />;
}

/** Tries to sign in; returns the refusal, and nothing when the next page opens. */
async function enter(next: string | undefined, given: Record<string, string>): Promise<string | undefined> {
  try {
    const answer = await signIn('password', { redirect: false, ...given });
    if (!answer?.ok) return answer?.error ?? 'kernel.unreachable';
    window.location.assign(safeNext(next));
    return undefined;
  } catch {
    return 'kernel.unreachable';
  }
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
    const refused = await enter(next, values);
    if (refused === 'account.code_required') onCodeAsked(values);
    else if (refused !== undefined) setRefusal(say(refused));
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

  const submit = form.handleSubmit(async ({ code }) => {
    setRefusal(undefined);
    const refused = await enter(next, { ...known, code, ...(isTrusted ? { trust: 'yes' } : {}) });
    if (refused === undefined) return;
    setRefusal(say(refused));
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
      <Button tone="quiet" wide onClick={onLeave}>
        {t('otherAccount')}
      </Button>
    </Form>
  );
}
