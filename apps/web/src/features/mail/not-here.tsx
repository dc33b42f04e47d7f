'use client';

import type { Locale } from '@necp/shared/kernel';
import { useLocale, useTranslations } from 'next-intl';
import { useContent } from '../../components/providers/content';
import { Banner } from '../../components/banner';
import { Button } from '../../components/button';
import { useWay } from '../base/way';
import { nearestMailbox } from './nearest';
import { usePlace } from './store';

/** Says why nothing can be sent or taken here, and where the nearest mailbox is. */
export function NotHere() {
  const t = useTranslations('mail.notHere');
  const locale = useLocale() as Locale;
  const { map, self } = usePlace();
  const city = useContent('worldState');
  const nearest = map && self && city ? nearestMailbox({ map, self }, city) : null;
  const zone = city?.zones.find(({ id }) => id === nearest?.place.zone)?.name[locale] ?? '';
  const showWay = () => {
    if (nearest === null) return;
    const { zone: zoneId } = nearest.place;
    if (nearest.spot) useWay.getState().askToSpot({ zone: zoneId, ...nearest.spot });
    else useWay.getState().askTo(zoneId);
  };
  return (
    <Banner
      tone="warning"
      live="off"
      className="mx-3 mt-2 shrink-0 py-1.5 text-sm"
      action={
        nearest && (
          <Button size="small" icon="minimap" onClick={showWay}>
            {t('showWay')}
          </Button>
        )
      }
    >
      <p>
        {t('text')}{' '}
        {nearest !== null &&
          (nearest.metres === null
            ? t('inZone', { place: nearest.place.name[locale], zone })
            : t('near', { place: nearest.place.name[locale], metres: nearest.metres }))}
      </p>
    </Banner>
  );
}
