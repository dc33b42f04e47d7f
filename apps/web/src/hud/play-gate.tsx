'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Button } from '../components/button';
import { useTRPC } from '../components/providers/api';
import { useErrorWords } from '../components/providers/refusals';
import { EmptyState, ErrorState, Loading } from '../components/states';
import { fetchEngine } from '../features/base/fetch-engine';
import { useSettings } from '../features/settings/use-settings';
import { GameScreen } from './game-screen';
import type { GateView } from './gate-view';
import { useFirstCharacter } from './use-first-character';

interface PlayGateProps {
  readonly characterId: string | null;
  /** What the server had at hand for the page; the gate requests the rest. */
  readonly given: GateView;
}

/** Opens the game with what the page came with; the engine is fetched beside everything else. */
export function PlayGate({ characterId, given }: PlayGateProps) {
  const t = useTranslations('hud');
  const api = useTRPC();
  const queries = useQueryClient();
  const [isReady, setReady] = useState(false);
  useEffect(() => {
    fetchEngine();
    // What was read since, or changed by the player, is newer.
    if (given.list) queries.setQueryData(api.character.list.queryKey(), (known) => known ?? given.list ?? undefined);
    if (given.settings)
      queries.setQueryData(api.settings.view.queryKey(), (known) => known ?? given.settings ?? undefined);
    // The city is drawn in the browser only.
    setReady(true);
  }, [api, given, queries]);
  if (isReady) return <OpenGate characterId={characterId} names={given.names} />;
  return (
    <GateStage>
      <Loading label={t('connecting')} />
    </GateStage>
  );
}

interface OpenGateProps {
  readonly characterId: string | null;
  readonly names: readonly string[];
}

/** Loads the character and the settings, then opens the game; a guest without a character gets one automatically. */
function OpenGate({ characterId, names }: OpenGateProps) {
  const t = useTranslations('hud');
  const words = useErrorWords();
  const list = useQuery(useTRPC().character.list.queryOptions());
  const settings = useSettings();
  const isNew = characterId === null && list.data?.characters.length === 0;
  const first = useFirstCharacter(isNew ? 'wanted' : 'unwanted', names);
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
