'use client';

import type { Vec2 } from '@necp/shared/kernel';
import type { KeyBindings } from '@necp/shared/settings/schema';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useState } from 'react';
import { useTRPC } from '../components/providers/api';
import { KeyCap } from '../components/key-cap';
import { keyName } from '../components/key-names';
import { useCombat } from '../features/combat/store';
import { useZone } from '../features/zone/store';
import { useCanInteract } from './use-can-interact';

/** The keys to walk with, until the player has walked a little. */
export function WalkHint({ keys }: { readonly keys: KeyBindings }) {
  const t = useTranslations('hud');
  const place = useZone((state) => state.radar?.self);
  const [start, setStart] = useState<Vec2 | null>(null);
  const [isLearnt, setLearnt] = useState(false);
  useEffect(() => {
    if (!place || isLearnt) return;
    if (!start) setStart({ x: place.x, y: place.y });
    else if (Math.hypot(place.x - start.x, place.y - start.y) > 4) setLearnt(true);
  }, [place, start, isLearnt]);
  const canInteract = useCanInteract();
  if (!place || isLearnt || !canInteract) return null;
  return (
    <Hint>
      <Keys codes={[keys.moveUp[0], keys.moveLeft[0], keys.moveDown[0], keys.moveRight[0]]}>{t('hintWalk')}</Keys>
      <Keys codes={[keys.sprint[0]]}>{t('hintSprint')}</Keys>
      <Keys codes={[keys.chat[0]]}>{t('hintChat')}</Keys>
    </Hint>
  );
}

/** The combat keys, shown to a character of level one with an enemy in sight. */
export function CombatHint({ keys }: { readonly keys: KeyBindings }) {
  const t = useTranslations('hud');
  const trpc = useTRPC();
  const isNew = useQuery(trpc.progression.view.queryOptions()).data?.level === 1;
  const isInCombat = useCombat((state) => state.target?.hostile === true && !state.target.downed);
  const canInteract = useCanInteract();
  if (!isNew || !isInCombat || !canInteract) return null;
  return (
    <Hint>
      <span className="flex items-center gap-1">
        <KeyCap>{t('leftButton')}</KeyCap>
        <span className="ml-1">{t('hintFire')}</span>
      </span>
      <Keys codes={[keys.targetNext[0], keys.fire[0]]}>{t('hintFireByKeys')}</Keys>
      <Keys codes={[keys.dodge[0]]}>{t('hintDodge')}</Keys>
      <Keys codes={[keys.reload[0]]}>{t('hintReload')}</Keys>
    </Hint>
  );
}

function Hint({ children }: { readonly children: ReactNode }) {
  return (
    <p
      role="status"
      className={
        'cut flex animate-appear items-center gap-4 px-4 py-2 text-sm whitespace-nowrap text-text ' +
        'max-xl:gap-2.5 max-xl:px-2.5 max-xl:text-xs'
      }
    >
      {children}
    </p>
  );
}

function Keys({ codes, children }: { readonly codes: readonly (string | undefined)[]; readonly children: ReactNode }) {
  return (
    <span className="flex items-center gap-1">
      {codes.map((code) => (code ? <KeyCap key={code}>{keyName(code)}</KeyCap> : null))}
      <span className="ml-1">{children}</span>
    </span>
  );
}
