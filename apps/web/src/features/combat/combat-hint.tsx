'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { KeyCap } from '../../components/key-cap';
import { HintedKeys, KeyHint } from '../../components/key-hint';
import { useTRPC } from '../../components/providers/api';
import type { HudProps } from '../base/feature';
import { useCombat } from './store';

/** The combat keys, shown to a character of level one with an enemy in sight. */
export function CombatHint({ keys, isFree }: Pick<HudProps, 'keys' | 'isFree'>) {
  const t = useTranslations('hud');
  const trpc = useTRPC();
  const isNew = useQuery(trpc.progression.view.queryOptions()).data?.level === 1;
  const isInCombat = useCombat((state) => state.target?.hostile === true && !state.target.downed);
  if (!isNew || !isInCombat || !isFree) return null;
  return (
    <KeyHint>
      <span className="flex items-center gap-1">
        <KeyCap>{t('leftButton')}</KeyCap>
        <span className="ml-1">{t('hintFire')}</span>
      </span>
      <HintedKeys codes={[keys.targetNext[0], keys.fire[0]]}>{t('hintFireByKeys')}</HintedKeys>
      <HintedKeys codes={[keys.dodge[0]]}>{t('hintDodge')}</HintedKeys>
      <HintedKeys codes={[keys.reload[0]]}>{t('hintReload')}</HintedKeys>
    </KeyHint>
  );
}
