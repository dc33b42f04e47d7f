'use client';

import { useTranslations } from 'next-intl';
import { create } from 'zustand';
import { Icon } from './icon';

/** The characters who speak in the call at this moment. */
export const useSpeaking = create<{ readonly ids: ReadonlySet<string> }>(() => ({ ids: new Set() }));

/** A mark beside the name of a player who speaks. */
export function SpeakingMark({ characterId }: { readonly characterId: string }) {
  const t = useTranslations('hud.voice');
  const isSpeaking = useSpeaking(({ ids }) => ids.has(characterId));
  if (!isSpeaking) return null;
  return (
    <span className="text-green">
      <Icon name="sound" className="size-4" />
      <span className="sr-only">{t('speaks')}</span>
    </span>
  );
}
