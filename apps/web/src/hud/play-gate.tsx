'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { Button } from '../components/button';
import { useTRPC } from '../components/providers/api';
import { useErrorWords } from '../components/providers/refusals';
import { EmptyState, ErrorState, Loading } from '../components/states';
import { useSettings } from '../features/settings/use-settings';
import { GameScreen } from './game-screen';

/** Finds the character and the settings, then opens the city. */
export function PlayGate({ characterId }: { readonly characterId: string }) {
  const t = useTranslations('hud');
  const words = useErrorWords();
  const list = useQuery(useTRPC().character.list.queryOptions());
  const settings = useSettings();
  const fault = list.error ?? settings.error;
  const again = () => void Promise.all([list.refetch(), settings.refetch()]);
  if (list.data && settings.data) {
    const character = list.data.characters.find((one) => one.id === characterId && !one.deletedAt);
    if (character) return <GameScreen character={character} settings={settings.data.settings} />;
    return <Stage><EmptyState icon="person" title={t('noCharacter')} action={<Button asChild tone="primary"><a href="/characters">{t('toCharacters')}</a></Button>}>{t('noCharacterText')}</EmptyState></Stage>;
  }
  if (fault) return <Stage><ErrorState title={t('cannotOpen')} action={<Button tone="primary" icon="restore" onClick={again}>{t('tryAgain')}</Button>}>{words(fault)}</ErrorState></Stage>;
  return <Stage><Loading label={t('connecting')} /></Stage>;
}

function Stage({ children }: { readonly children: React.ReactNode }) {
  return <main className="grid min-h-dvh place-items-center px-4">{children}</main>;
}
