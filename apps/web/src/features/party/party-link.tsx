'use client';

import { useTranslations } from 'next-intl';
import { Button } from '../../components/button';
import { CopyButton } from '../../components/copy-button';
import { newRequestId } from '../../components/kernel/rng';
import type { PartyActions } from './use-party';

interface PartyLinkProps {
  readonly code: string | null;
  readonly actions: PartyActions;
}

/** The code by which players join without an invitation. */
export function PartyLink({ code, actions }: PartyLinkProps) {
  const t = useTranslations('party');
  const set = (link: { readonly isOpen: boolean }) => actions.setLink.mutate({ requestId: newRequestId(), ...link });
  return (
    <section aria-label={t('ownCode')} className="grid gap-2">
      <h3 className="caps text-xs text-quiet">{t('ownCode')}</h3>
      <p className="text-sm text-quiet">{t('ownCodeText')}</p>
      <div className="flex flex-wrap items-center gap-3">
        {code !== null && <code className="number text-lg text-text select-all">{code}</code>}
        {code !== null && <CopyButton text={code} size="small" />}
        <Button size="small" onClick={() => set({ isOpen: true })}>
          {t(code === null ? 'makeCode' : 'renewCode')}
        </Button>
        {code !== null && (
          <Button size="small" onClick={() => set({ isOpen: false })}>
            {t('endCode')}
          </Button>
        )}
      </div>
    </section>
  );
}
