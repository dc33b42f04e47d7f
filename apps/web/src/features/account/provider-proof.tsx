'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { Banner } from '../../components/banner';
import { Button } from '../../components/button';
import { useTRPC } from '../../components/providers/api';
import { useSignInWords } from '../../components/providers/refusals';
import { visitProvider } from './provider-visit';

/** Lets a player without a password sign in at a linked provider again, as a proof. */
export function ProviderProof({ hasEmail }: { readonly hasEmail: boolean }) {
  const t = useTranslations('identity');
  const say = useSignInWords();
  const ways = useQuery(useTRPC().identity.list.queryOptions());
  const [opening, setOpening] = useState<string>();
  const [refusal, setRefusal] = useState<ReactNode>();
  const visit = async (provider: string) => {
    setOpening(provider);
    setRefusal(undefined);
    const refused = await visitProvider(provider, { purpose: 'prove', next: '/account?done=proven' });
    if (refused === undefined) return;
    setRefusal(say(refused));
    setOpening(undefined);
  };
  const offered = ways.data?.identities.filter(({ isOffered }) => isOffered) ?? [];
  return (
    <div className="mb-4 grid gap-3">
      {refusal && <Banner tone="fault">{refusal}</Banner>}
      {offered.map(({ provider, name }) => (
        <Button key={provider} tone="primary" wide waiting={opening === provider} onClick={() => void visit(provider)}>
          {t('proofWith', { name })}
        </Button>
      ))}
      {ways.isSuccess && hasEmail && <p className="text-sm text-quiet">{t('proofByReset')}</p>}
    </div>
  );
}
