'use client';

import type { ContainerContent } from '@necp/shared/loot/content';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { Icon } from '../../components/icon';
import { useTRPC } from '../../components/providers/api';
import { useById, useContent } from '../../components/providers/content';
import { CheckTag, Die, isGoodResult, ThrowResult, useThrow } from '../../components/skill-check';
import { useMedia } from '../../components/use-media';
import { lockCheck } from './lock';
import { type ShownCheck, useLoot } from './store';

/** Shows what the lock of the container at hand requires; nothing for a container without a lock. */
export function LockWords() {
  const content = useLoot((state) => state.prompt?.content);
  const lock = useById(useContent('containers')?.containers).get(content ?? '')?.lock;
  return lock && <Lock lock={lock} />;
}

/** What a lock requires and the chance to open it, before the player holds the key down. */
function Lock({ lock }: { readonly lock: NonNullable<ContainerContent['lock']> }) {
  const t = useTranslations('combat');
  const trpc = useTRPC();
  const growth = useQuery(trpc.progression.view.queryOptions()).data;
  const bag = useQuery(trpc.inventory.view.queryOptions(undefined, { enabled: lock.key !== undefined })).data;
  const skills = useContent('progression')?.skills;
  if (!growth || !skills) return null;
  const hasKey =
    lock.key !== undefined &&
    bag?.containers.some(({ items }) => items.some(({ templateId }) => templateId === lock.key));
  const ranks = Object.fromEntries(growth.skills.map(({ skill, rank }) => [skill, rank]));
  return (
    <span className="flex items-center gap-1.5">
      <Icon name="lock" label={t('lock')} className="size-4 text-quiet" />
      {hasKey ? (
        <span className="text-sm text-green">{t('lockKey')}</span>
      ) : (
        <CheckTag check={lockCheck(lock, { attributes: growth.attributes, skills: ranks }, skills)} />
      )}
    </span>
  );
}

/** How long the result of a lock check stays visible. */
const shownMs = 3_800;

/** Shows the die of a lock check. */
export function LockThrow() {
  const check = useLoot((state) => state.check);
  useEffect(() => {
    if (!check) return;
    const waiting = setTimeout(() => useLoot.setState({ check: null }), shownMs);
    return () => clearTimeout(waiting);
  }, [check]);
  return check && <Thrown key={check.atMs} check={check} />;
}

function Thrown({ check }: { readonly check: ShownCheck }) {
  const t = useTranslations('combat');
  const { shown, hasLanded } = useThrow(check.face, useMedia('(prefers-reduced-motion: reduce)') ? 'reduced' : 'full');
  const isGood = isGoodResult(check.result);
  return (
    <section
      role="status"
      aria-live="polite"
      aria-label={t('lockTried')}
      className="cut edge-line flex min-h-28 w-80 max-w-[92vw] animate-appear items-center gap-4 p-3"
    >
      <Die shown={shown} tone={!hasLanded ? 'flying' : isGood ? 'good' : 'bad'} className="size-20" />
      <div className="min-w-0">
        {hasLanded ? (
          <>
            <ThrowResult roll={check} />
            <p className="text-sm text-quiet">{t(isGood ? 'lockOpens' : 'lockHolds')}</p>
          </>
        ) : (
          <p className="text-quiet">{t('lockTried')}</p>
        )}
      </div>
    </section>
  );
}
