'use client';

import { zoneNames } from '@necp/content/client';
import type { Locale } from '@necp/shared/kernel';
import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { toast } from 'sonner';
import { steadyMs } from '../../components/kernel/clock';
import type { HudProps } from '../base/feature';
import { usePartyPings } from './store';
import { useOwnParty } from './use-party';

/** Says who has shown a spot and in which district: the spot itself is on the minimap and the map. */
export function PingNotice({ character }: Pick<HudProps, 'character'>) {
  const t = useTranslations('hud.party');
  const locale = useLocale() as Locale;
  const pings = usePartyPings((state) => state.pings);
  const members = useOwnParty().data?.party?.members;
  const saidMs = useRef(steadyMs());
  useEffect(() => {
    const fresh = Object.values(pings).filter(({ atMs }) => atMs > saidMs.current);
    for (const { ping, atMs } of fresh) {
      saidMs.current = Math.max(saidMs.current, atMs);
      const name = members?.find(({ characterId }) => characterId === ping.characterId)?.character.name;
      if (name === undefined || ping.characterId === character.id) continue;
      toast(t('pinged', { name, zone: zoneNames[ping.zoneId]?.[locale] ?? ping.zoneId }), { id: `ping ${name}` });
    }
  }, [pings, members, character.id, locale, t]);
  return null;
}
