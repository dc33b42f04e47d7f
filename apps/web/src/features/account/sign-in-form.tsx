'use client';

import type { ProviderView } from '@necp/shared/identity/schema';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { Banner } from '../../components/banner';
import { Button } from '../../components/button';
import { Form, useFieldFault, useRuledForm } from '../../components/form';
import { useSignInWords } from '../../components/providers/refusals';
import { Checkbox } from '../../components/switch';
import { CodeField } from './code-field';
import { EmailField, PasswordField } from './credential-fields';
import { enter } from './enter';
import { OrLine } from './or-line';
import { useHasPasskeys } from './passkey-device';
import { PasskeyReturn, PasskeySignIn } from './passkey-sign-in';
import { PasskeyStep } from './passkey-step';
import { ProviderButtons } from './provider-buttons';
import { RememberChoice } from './remember';
import { KnownCode, KnownCredentials } from './rules';

interface StepProps {
  /** The page to open afterwards. */
  readonly next?: string | undefined;
}

interface SignInFormProps extends StepProps {
  /** The providers of this server. */
  readonly providers?: readonly ProviderView[];
  /** `return` for the owner of an account that is to be deleted, who came back from a provider. */
  readonly purpose?: 'sign_in' | 'return';
}

/**
 * Signs in with address and password, and then with a code where the account asks for one; or by a passkey or a
 * provider.
 */
export function SignInForm({ next, providers = [], purpose = 'sign_in' }: SignInFormProps) {
  const hasPasskeys = useHasPasskeys();
  const [known, setKnown] = useState<KnownCredentials>();
  const [leaving, setLeaving] = useState<Leaving>();
  const restart = () => {
    setKnown(undefined);
    setLeaving(undefined);
  };
  if (known !== undefined)
    return <CodeStep next={next} known={known} isReturning={leaving !== undefined} onLeave={restart} />;
  if (leaving !== undefined)
    return <ReturnStep next={next} leaving={leaving} onCodeAsked={setKnown} onLeave={restart} />;
  return (
    <>
      <PasswordStep next={next} onCodeAsked={setKnown} onLeaving={setLeaving} />
      {(hasPasskeys || providers.length > 0) && (
        <div className="mt-5 grid gap-3">
          <OrLine />
          <PasskeySignIn next={next} onLeaving={(refusal) => setLeaving({ known: undefined, refusal })} />
          <ProviderButtons providers={providers} purpose={purpose} next={next} />
        </div>
      )}
    </>
  );
}

/** An account that is to be deleted, and what the server said about it. */
interface Leaving {
  /** What was typed; nothing where a passkey signs in. */
  readonly known: KnownCredentials | undefined;
  readonly refusal: string;
}

interface PasswordStepProps extends StepProps {
  readonly onCodeAsked: (known: KnownCredentials) => void;
  readonly onLeaving: (leaving: Leaving) => void;
}

function PasswordStep({ next, onCodeAsked, onLeaving }: PasswordStepProps) {
  const t = useTranslations('account');
  const say = useSignInWords();
  const form = useRuledForm(KnownCredentials, { email: '', password: '' });
  const faultOf = useFieldFault(form);
  const [refusal, setRefusal] = useState<ReactNode>();

  const submit = form.handleSubmit(async (values) => {
    setRefusal(undefined);
    const refused = await enter({ by: 'password', next, given: values });
    if (refused === 'account.code_required') onCodeAsked(values);
    else if (refused?.startsWith('account.leaving')) onLeaving({ known: values, refusal: refused });
    else if (refused !== undefined) setRefusal(say(refused));
  });

  return (
    <Form isPaired onSubmit={submit} fault={refusal}>
      <EmailField autoComplete="username webauthn" fault={faultOf('email')} {...form.register('email')} />
      <PasswordField age="current" fault={faultOf('password')} {...form.register('password')} />
      <RememberChoice />
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

interface ReturnStepProps extends StepProps {
  readonly leaving: Leaving;
  readonly onCodeAsked: (known: KnownCredentials) => void;
  readonly onLeave: () => void;
}

/** Offers the owner of an account that is to be deleted to return, and nothing else. */
function ReturnStep({ next, leaving, onCodeAsked, onLeave }: ReturnStepProps) {
  const t = useTranslations('account');
  const say = useSignInWords();
  const { known } = leaving;
  return (
    <div className="grid gap-5">
      <Banner tone="warning">{say(leaving.refusal)}</Banner>
      <p className="text-quiet">{t('returnLead')}</p>
      {known === undefined ? (
        <PasskeyReturn next={next} />
      ) : (
        <PasswordReturn next={next} known={known} onCodeAsked={() => onCodeAsked(known)} />
      )}
      <Button tone="quiet" wide onClick={onLeave}>
        {t('otherAccount')}
      </Button>
    </div>
  );
}

interface PasswordReturnProps extends StepProps {
  readonly known: KnownCredentials;
  readonly onCodeAsked: () => void;
}

function PasswordReturn({ next, known, onCodeAsked }: PasswordReturnProps) {
  const t = useTranslations('account');
  const say = useSignInWords();
  const [refusal, setRefusal] = useState<ReactNode>();
  const [isWaiting, setWaiting] = useState(false);
  const comeBack = async () => {
    setWaiting(true);
    const refused = await enter({ by: 'password', next, given: { ...known, returning: 'yes' } });
    if (refused === undefined) return;
    setWaiting(false);
    if (refused === 'account.code_required') onCodeAsked();
    else setRefusal(say(refused));
  };
  return (
    <>
      {refusal !== undefined && <Banner tone="fault">{refusal}</Banner>}
      <Button tone="primary" wide waiting={isWaiting} onClick={() => void comeBack()}>
        {t('return')}
      </Button>
    </>
  );
}

interface CodeStepProps extends StepProps {
  readonly known: KnownCredentials;
  readonly isReturning: boolean;
  readonly onLeave: () => void;
}

/** Asks for the code after the right password; address and password are sent with it once more. */
function CodeStep({ next, known, isReturning, onLeave }: CodeStepProps) {
  const t = useTranslations('account');
  const say = useSignInWords();
  const form = useRuledForm(KnownCode, { code: '' });
  const faultOf = useFieldFault(form);
  const [isTrusted, setTrusted] = useState(false);
  const [refusal, setRefusal] = useState<ReactNode>();

  const send = async (step: { readonly code: string } | { readonly passkey: string }) => {
    setRefusal(undefined);
    const given = {
      ...known,
      ...step,
      ...(isTrusted ? { trust: 'yes' } : {}),
      ...(isReturning ? { returning: 'yes' } : {}),
    };
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
