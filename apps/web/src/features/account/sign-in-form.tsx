'use client';

import { signIn } from 'next-auth/react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Banner } from '../../components/banner';
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
  const [leaving, setLeaving] = useState<Leaving>();
  const restart = () => {
    setKnown(undefined);
    setLeaving(undefined);
  };
  if (known !== undefined)
    return <CodeStep next={next} known={known} isReturning={leaving !== undefined} onLeave={restart} />;
  if (leaving !== undefined)
    return <ReturnStep next={next} leaving={leaving} onCodeAsked={() => setKnown(leaving.known)} onLeave={restart} />;
  return <PasswordStep next={next} onCodeAsked={setKnown} onLeaving={setLeaving} />;
}

/** An account that is to be deleted, and what the server said about it. */
interface Leaving {
  readonly known: KnownCredentials;
  readonly refusal: string;
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
  readonly onLeaving: (leaving: Leaving) => void;
}

function PasswordStep({ next, onCodeAsked, onLeaving }: PasswordStepProps) {
  const t = useTranslations('account');
  const say = useRefusalWords();
  const form = useRuledForm(KnownCredentials, { email: '', password: '' });
  const faultOf = useFieldFault(form);
  const [refusal, setRefusal] = useState<string>();

  const submit = form.handleSubmit(async (values) => {
    setRefusal(undefined);
    const refused = await enter(next, values);
    if (refused === 'account.code_required') onCodeAsked(values);
    else if (refused?.startsWith('account.leaving')) onLeaving({ known: values, refusal: refused });
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

interface ReturnStepProps extends SignInFormProps {
  readonly leaving: Leaving;
  readonly onCodeAsked: () => void;
  readonly onLeave: () => void;
}

/** Offers the owner of an account that is to be deleted to return, and nothing else. */
function ReturnStep({ next, leaving, onCodeAsked, onLeave }: ReturnStepProps) {
  const t = useTranslations('account');
  const say = useRefusalWords();
  const [refusal, setRefusal] = useState<string>();
  const [isWaiting, setWaiting] = useState(false);
  const comeBack = async () => {
    setWaiting(true);
    const refused = await enter(next, { ...leaving.known, returning: 'yes' });
    if (refused === undefined) return;
    setWaiting(false);
    if (refused === 'account.code_required') onCodeAsked();
    else setRefusal(say(refused));
  };
  return (
    <div className="grid gap-5">
      {refusal !== undefined && <Banner tone="fault">{refusal}</Banner>}
      <Banner tone="warning">{say(leaving.refusal)}</Banner>
      <p className="text-quiet">{t('returnLead')}</p>
      <Button tone="primary" wide waiting={isWaiting} onClick={() => void comeBack()}>
        {t('return')}
      </Button>
      <Button tone="quiet" wide onClick={onLeave}>
        {t('otherAccount')}
      </Button>
    </div>
  );
}

interface CodeStepProps extends SignInFormProps {
  readonly known: KnownCredentials;
  readonly isReturning: boolean;
  readonly onLeave: () => void;
}

/** Asks for the code after the right password; address and password are sent with it once more. */
function CodeStep({ next, known, isReturning, onLeave }: CodeStepProps) {
  const t = useTranslations('account');
  const say = useRefusalWords();
  const form = useRuledForm(KnownCode, { code: '' });
  const faultOf = useFieldFault(form);
  const [isTrusted, setTrusted] = useState(false);
  const [refusal, setRefusal] = useState<string>();

  const submit = form.handleSubmit(async ({ code }) => {
    setRefusal(undefined);
    const refused = await enter(next, {
      ...known,
      code,
      ...(isTrusted ? { trust: 'yes' } : {}),
      ...(isReturning ? { returning: 'yes' } : {}),
    });
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
