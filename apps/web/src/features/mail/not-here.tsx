'use client';

import type { Locale } from '@necp/shared/kernel';
import { useLocale, useTranslations } from 'next-intl';
import { useContent } from '../../components/providers/content';
import { Banner } from '../../components/banner';
import { Button } from '../../components/button';
import { useWay } from '../base/way';
import { nearestMailbox } from './nearest';
import { usePlace } from './store';

/** A mailbox nearer than this is in sight. */
const closeMetres = 6;

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
  const where = () => {
    if (nearest === null) return '';
    const { metres, place } = nearest;
    if (metres === null) return t('inZone', { place: place.name[locale], zone });
    return metres < closeMetres ? t('close') : t('near', { place: place.name[locale], metres });
  };
  return (
    <Banner
      tone="warning"
      live="off"
      className="mx-3 mt-2 mb-1 shrink-0 py-1.5 text-sm short:py-0.5"
      action={
        nearest && (
          <Button size="small" icon="minimap" onClick={showWay}>
            {t('showWay')}
          </Button>
        )
      }
    >
      <p>
        {t('text')} {where()}
      </p>
    </Banner>
  );
}
