'use client';

import { attributes, type CharacterView } from '@necp/shared/character/schema';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { LoadFailed } from '../../components/load-failed';
import { Portrait } from '../base/portrait';
import { useTRPC } from '../../components/providers/api';
import { StatList } from '../../components/stat-list';
import { Loading } from '../../components/states';
import { useOwnLook } from '../../components/use-dressed';
import { NewTabMark } from '../../components/new-tab-mark';
import { TextLink } from '../../components/text-link';
import { Window } from '../../components/window/window';
import { AttributeBoard, SpendPoints } from './attribute-board';
import { LevelHead } from './level-head';
import { allBonuses, stagedFor, type Wanted } from './sheet-numbers';
import { SheetNumbers } from './sheet-numbers-list';
import { TitleChoice } from './title-choice';
import { useProgression } from './use-progression';

interface CharacterWindowProps {
  readonly character: Pick<CharacterView, 'id' | 'look' | 'name'>;
  readonly onClose: () => void;
}

/** The character sheet: level, attributes with what each point changes, all stats, and the title. */
export function CharacterWindow({ character, onClose }: CharacterWindowProps) {
  const t = useTranslations('progression');
  const trpc = useTRPC();
  const { id: characterId } = character;
  const look = useOwnLook(character);
  const growing = useProgression();
  const made = useQuery(trpc.combat.sheet.queryOptions());
  const [wanted, setWanted] = useState<Wanted>({});
  const failed = growing.error ?? made.error;
  const view = growing.data?.characterId === characterId ? growing.data : undefined;
  const sheet = made.data?.characterId === characterId ? made.data : undefined;
  const staged = view && stagedFor(view.attributes, wanted);
  const isSpending = staged !== undefined && attributes.some((attribute) => staged[attribute] > 0);
  const readAgain = () => void Promise.all([growing.refetch(), made.refetch()]);
  return (
    <Window
      frame="sheet"
      title={t('sheet')}
      onClose={onClose}
      closeLabel={t('close')}
      footer={isSpending && <SpendPoints staged={staged} onUndo={() => setWanted({})} />}
    >
      {failed && <LoadFailed title={t('loadFailed')} retryLabel={t('tryAgain')} error={failed} onRetry={readAgain} />}
      {!failed && !(view && sheet) && <Loading label={t('loading')} />}
      {!failed && view && sheet && staged && (
        <div className="grid gap-6">
          <div className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-4">
            <Portrait
              look={look}
              size="large"
              label={t('portraitOf', { name: character.name })}
              className="short:w-14"
            />
            <LevelHead view={view} />
          </div>
          <div className="grid gap-6 roomy:grid-cols-[minmax(0,1.15fr)_minmax(0,1fr)]">
            <AttributeBoard
              view={view}
              staged={staged}
              onWant={(attribute, value) => setWanted({ ...wanted, [attribute]: value })}
            />
            <SheetNumbers sheet={sheet} points={view.attributes} staged={staged} />
          </div>
          <div className="grid gap-6 border-t border-line pt-5 roomy:grid-cols-[minmax(0,1.15fr)_minmax(0,1fr)]">
            <TitleChoice view={view} />
            <section aria-label={t('bonuses')}>
              <h3 className="text-base text-text">{t('bonuses')}</h3>
              <p className="mb-2 text-sm text-quiet">{t('bonusesText')}</p>
              <StatList bonus={allBonuses(sheet)} />
            </section>
          </div>
          <p className="text-sm">
            <TextLink href="/formulas" target="_blank">
              {t('formulas')}
              <NewTabMark className="ml-1 inline" />
            </TextLink>
          </p>
        </div>
      )}
    </Window>
  );
}
