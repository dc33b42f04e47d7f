'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { toast } from 'sonner';
import type { Locale } from '@necp/shared/kernel';
import { useItemKinds } from '../../components/items/use-item-kinds';
import type { HudProps } from '../base/feature';
import { useLootNews } from './store';

/** Announces new loot rules of the party, who got an item, and what a thief took. */
export function LootNews({ character }: Pick<HudProps, 'character'>) {
  const news = useLootNews((state) => state.news);
  return news.length === 0 ? null : <Announcer ownId={character.id} />;
}

function Announcer({ ownId }: { readonly ownId: string }) {
  const t = useTranslations('hud.loot');
  const locale = useLocale() as Locale;
  const kinds = useItemKinds();
  const news = useLootNews((state) => state.news);
  useEffect(() => {
    if (kinds === null || news.length === 0) return;
    for (const one of news) {
      if (one.kind === 'rules') toast(t('rulesChanged', { mode: t(`mode.${one.rules.mode}`) }), { id: 'loot rules' });
      else if (one.kind === 'snatched') toast(t('snatched', { chits: one.chits }));
      else {
        const item = kinds.all.find(({ id }) => id === one.given.templateId)?.name[locale] ?? one.given.templateId;
        const { toId, name, rolled } = one.given;
        const words = toId === ownId ? t('youGot', { item }) : t('otherGot', { name, item });
        toast(rolled === null ? words : `${words} ${t('rolled', { rolled })}`);
      }
    }
    useLootNews.setState({ news: [] });
  }, [news, kinds, ownId, locale, t]);
  return null;
}
