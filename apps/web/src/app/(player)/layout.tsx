import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ApiProvider } from '../../components/providers/api';
import { Toaster } from '../../components/toaster';
import { TooltipRoom } from '../../components/tooltip';
import { BaseMessages } from '../../i18n/page-messages';

/** Provides what every page of a player needs: API calls, toasts, tooltips and messages. */
export default async function PlayerLayout({ children }: { readonly children: ReactNode }) {
  const t = await getTranslations('site');
  return (
    <BaseMessages>
      <ApiProvider>
        <TooltipRoom>{children}</TooltipRoom>
        <Toaster closeLabel={t('close')} regionLabel={t('news')} />
      </ApiProvider>
    </BaseMessages>
  );
}
