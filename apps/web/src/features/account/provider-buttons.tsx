'use client';

import type { ProviderView } from '@necp/shared/identity/schema';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { Banner } from '../../components/banner';
import { Button } from '../../components/button';
import { useSignInWords } from '../../components/providers/refusals';
import { useIsReady } from '../../components/use-is-ready';
import { visitProvider } from './provider-visit';
import { useRemember } from './remember';
import { safeNext } from './rules';

interface ProviderButtonsProps {
  readonly providers: readonly ProviderView[];
  /** `return` stops the deletion of the account; `link` keeps the guest who is signed in. */
  readonly purpose: 'sign_in' | 'return' | 'link';
  /** The page to open afterwards. */
  readonly next?: string | undefined;
}

/** Signs in with one of the providers of this server; nothing where there are none. */
export function ProviderButtons({ providers, purpose, next }: ProviderButtonsProps) {
  const t = useTranslations('identity');
  const say = useSignInWords();
  const isReady = useIsReady();
  const [opening, setOpening] = useState<string>();
  const [refusal, setRefusal] = useState<ReactNode>();
  if (providers.length === 0) return null;

  const visit = async (provider: string) => {
    setOpening(provider);
    setRefusal(undefined);
    const remember = useRemember.getState().isWanted;
    const refused = await visitProvider(provider, { purpose, next: safeNext(next), remember });
    if (refused === undefined) return;
    setRefusal(say(refused));
    setOpening(undefined);
  };
  return (
    <div className="grid gap-3">
      {refusal && <Banner tone="fault">{refusal}</Banner>}
      {providers.map(({ id, name }) => (
        <Button key={id} wide disabled={!isReady} waiting={opening === id} onClick={() => void visit(id)}>
          {t(purpose === 'return' ? 'returnWith' : 'continueWith', { name })}
        </Button>
      ))}
    </div>
  );
}
