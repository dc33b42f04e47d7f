'use client';

import type { TradeWarning } from '@necp/shared/trade/schema';
import { useTranslations } from 'next-intl';
import { Banner } from '../../components/banner';

/** What the player should look at before confirming. */
export function Warnings({ warnings }: { readonly warnings: readonly TradeWarning[] }) {
  const t = useTranslations('trade.warnings');
  if (warnings.length === 0) return null;
  return (
    <div className="grid gap-2">
      {warnings.map((warning) => (
        <Banner key={warning} tone={warning === 'stranger' ? 'note' : 'warning'}>
          {t(warning)}
        </Banner>
      ))}
    </div>
  );
}
