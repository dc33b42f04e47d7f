'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import * as Parts from 'radix-ui/dialog';
import { useEffect } from 'react';
import { Button } from '../../components/button';
import { dialogBody, dialogPlate } from '../../components/dialog-look';
import { Form, useFieldFault, useRuledForm } from '../../components/form';
import { useTRPC } from '../../components/providers/api';
import { answerProofRequests, offerProof, useProofRequests } from '../../components/providers/proof';
import { useErrorWords } from '../../components/providers/refusals';
import { useReturnFocus } from '../../components/use-return-focus';
import { CodeField } from './code-field';
import { PasswordField } from './credential-fields';
import { useHasPasskeys } from './passkey-device';
import { PasskeyProof } from './passkey-proof';
import { ProviderProof } from './provider-proof';
import { KnownPassword, PasswordAndCode } from './rules';

/** Asks the player for a proof when the server refused an act for the lack of one; the act is then repeated. */
export function ProofDialog() {
  const t = useTranslations('account');
  const isOpen = useProofRequests(({ waiting }) => waiting.length > 0);
  const returnFocus = useReturnFocus();
  useEffect(() => offerProof(), []);
  return (
    <Parts.Root open={isOpen} onOpenChange={(next) => !next && answerProofRequests('refused')}>
      <Parts.Portal>
        <Parts.Overlay className="fixed inset-0 z-50 animate-appear bg-ground/75" />
        <Parts.Content {...returnFocus} className={dialogPlate}>
          <div className={dialogBody}>
            <Parts.Title className="text-xl text-text">{t('proofTitle')}</Parts.Title>
            <Proof />
          </div>
        </Parts.Content>
      </Parts.Portal>
    </Parts.Root>
  );
}

function Proof() {
  const t = useTranslations('account');
  const own = useTranslations('passkey');
  const api = useTRPC();
  const me = useQuery(api.account.me.queryOptions());
  const list = useQuery(api.passkey.list.queryOptions());
  const hasPasskeys = useHasPasskeys();
  const canUse = hasPasskeys && list.data?.passkeys.some(({ isVerified }) => isVerified) === true;
  if (me.data?.hasPassword === false) return <WithoutPassword canUse={canUse} hasEmail={me.data.email !== null} />;
  const asksCode = me.data !== undefined && me.data.secondFactor !== null;
  const lead = asksCode ? t('proofLeadCode') : t('proofLead');
  return (
    <>
      <Parts.Description className="mt-2 mb-5 text-quiet">
        {canUse && !asksCode ? own('proofLead') : lead}
      </Parts.Description>
      {canUse && <PasskeyProof />}
      {asksCode ? <CodeProof /> : <PasswordProof />}
    </>
  );
}

interface WithoutPasswordProps {
  /** Whether a passkey proves who the player is. */
  readonly canUse: boolean;
  readonly hasEmail: boolean;
}

/** Asks an account without a password for a passkey, or for a visit to one of its providers. */
function WithoutPassword({ canUse, hasEmail }: WithoutPasswordProps) {
  const t = useTranslations('account');
  const passkey = useTranslations('passkey');
  const identity = useTranslations('identity');
  return (
    <>
      <Parts.Description className="mt-2 mb-5 text-quiet">
        {canUse ? passkey('proofLeadOnly') : identity('proofLead')}
      </Parts.Description>
      {canUse && <PasskeyProof />}
      <ProviderProof hasEmail={hasEmail} />
      <div className="flex justify-end">
        <Parts.Close asChild>
          <Button tone="quiet">{t('cancel')}</Button>
        </Parts.Close>
      </div>
    </>
  );
}

function useProving() {
  return useMutation(useTRPC().account.prove.mutationOptions({ onSuccess: () => answerProofRequests('given') }));
}

function PasswordProof() {
  const words = useErrorWords();
  const proving = useProving();
  const form = useRuledForm(KnownPassword, { password: '' });
  const faultOf = useFieldFault(form);
  return (
    <Form
      onSubmit={form.handleSubmit((values) => proving.mutate(values))}
      fault={proving.isError ? words(proving.error) : undefined}
    >
      <PasswordField age="current" fault={faultOf('password')} {...form.register('password')} />
      <Answers isWaiting={proving.isPending} />
    </Form>
  );
}

function CodeProof() {
  const words = useErrorWords();
  const proving = useProving();
  const form = useRuledForm(PasswordAndCode, { password: '', code: '' });
  const faultOf = useFieldFault(form);
  return (
    <Form
      onSubmit={form.handleSubmit((values) => proving.mutate(values))}
      fault={proving.isError ? words(proving.error) : undefined}
    >
      <PasswordField age="current" fault={faultOf('password')} {...form.register('password')} />
      <CodeField fault={faultOf('code')} {...form.register('code')} />
      <Answers isWaiting={proving.isPending} />
    </Form>
  );
}

function Answers({ isWaiting }: { readonly isWaiting: boolean }) {
  const t = useTranslations('account');
  return (
    <div className="flex flex-wrap justify-end gap-3">
      <Parts.Close asChild>
        <Button tone="quiet">{t('cancel')}</Button>
      </Parts.Close>
      <Button type="submit" tone="primary" waiting={isWaiting}>
        {t('prove')}
      </Button>
    </div>
  );
}
