'use client';

import { useTranslations } from 'next-intl';
import { CountBadge } from '../../components/count-badge';
import { useProgression } from './use-progression';

/** The attribute points to spend, on the button of the character sheet. */
export function AttributePoints() {
  const t = useTranslations('hud');
  const count = useProgression().data?.attributePoints ?? 0;
  return <CountBadge count={count} label={t('attributePoints', { count })} />;
}

/** The perk points to spend, on the button of the perks. */
export function PerkPoints() {
  const t = useTranslations('hud');
  const count = useProgression().data?.perkPoints ?? 0;
  return <CountBadge count={count} label={t('perkPoints', { count })} />;
}
