'use client';

import { useTranslations } from 'next-intl';
import { create } from 'zustand';
import { Icon } from './icon';

/** Who speaks in the call at this moment: their characters, and the names of those that the player hears. */
export const useSpeaking = create<{ readonly ids: ReadonlySet<string>; readonly heard: readonly string[] }>(() => ({
  ids: new Set(),
  heard: [],
}));

/** The players who were in a call with this one during its stay in the city, by name: they can be reported. */
export const useTalkedWith = create<{ readonly names: ReadonlySet<string> }>(() => ({ names: new Set() }));

/** The name of the player whose voice is to be reported; null for none. */
export const useReportedVoice = create<{ readonly name: string | null }>(() => ({ name: null }));

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
