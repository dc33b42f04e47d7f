'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { Button } from '../components/button';
import { useTRPC } from '../components/providers/api';
import { useErrorWords } from '../components/providers/refusals';
import { EmptyState, ErrorState, Loading } from '../components/states';
import { useSettings } from '../features/settings/use-settings';
import { GameScreen } from './game-screen';
import { useFirstCharacter } from './use-first-character';

/** Loads the character and the settings, then opens the game; a guest without a character gets one automatically. */
export function PlayGate({ characterId }: { readonly characterId: string | null }) {
  const t = useTranslations('hud');
  const words = useErrorWords();
  const list = useQuery(useTRPC().character.list.queryOptions());
  const settings = useSettings();
  const first = useFirstCharacter(characterId === null && list.data?.characters.length === 0 ? 'wanted' : 'unwanted');
  const fault = list.error ?? settings.error ?? first.error;
  const again = () => void Promise.all([list.refetch(), settings.refetch(), first.again()]);
  if (list.data && settings.data && !fault && !first.isUnderWay) {
    const alive = list.data.characters.filter(({ deletedAt }) => !deletedAt);
    const wanted = characterId ?? first.character?.id ?? alive[0]?.id;
    const character = alive.find(({ id }) => id === wanted) ?? first.character;
    if (character) return <GameScreen character={character} settings={settings.data.settings} />;
    return (
      <GateStage>
        <EmptyState
          icon="person"
          title={t('noCharacter')}
          action={
            <Button asChild tone="primary">
              <a href="/characters">{t('toCharacters')}</a>
            </Button>
          }
        >
          {t('noCharacterText')}
        </EmptyState>
      </GateStage>
    );
  }
  if (fault)
    return (
      <GateStage>
        <ErrorState
          title={t('cannotOpen')}
          action={
            <Button tone="primary" icon="restore" onClick={again}>
              {t('tryAgain')}
            </Button>
          }
        >
          {words(fault)}
        </ErrorState>
      </GateStage>
    );
  return (
    <GateStage>
      <Loading label={first.isUnderWay ? t('waking') : t('connecting')} />
    </GateStage>
  );
}

function GateStage({ children }: { readonly children: React.ReactNode }) {
  return <main className="grid min-h-dvh place-items-center px-4">{children}</main>;
}
